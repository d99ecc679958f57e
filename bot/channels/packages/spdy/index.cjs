'use strict';

// restify 11 loads spdy at import although only its HTTP/2-over-SPDY option uses it; the real one breaks Node 24.
exports.createServer = () => {
  throw new Error('SPDY is not available: put a reverse proxy in front for HTTP/2.');
};
