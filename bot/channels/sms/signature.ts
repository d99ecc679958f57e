/** A file of its own, so that it is loaded only where it is needed, in the bundle too. */
export { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
