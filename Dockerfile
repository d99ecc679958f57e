# The bot in a container: docs/running.md says how to use it. It needs to write to /data only, and to the content's
# `places` if groups are to edit their entries in the browser.

FROM node:24-bookworm-slim AS build
WORKDIR /build
# The packages apart from the rest, so that they are fetched again only when they change.
COPY package.json package-lock.json .npmrc ./
COPY bot/channels/packages bot/channels/packages
RUN npm ci --omit=dev
COPY . .
RUN npm run -s pack -- /what-matters

FROM node:24-bookworm-slim
COPY --from=build /what-matters /what-matters
RUN install -d -o node -g node -m 700 /data
ENV NODE_ENV=production DATA_DIR=/data
USER node
WORKDIR /what-matters
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# restify still calls url.parse, of which Node.js 24 warns.
CMD ["node", "--disable-warning=DEP0169", "dist/main.js"]
