# The bot alone, without the trial's office, as a user that owns nothing but its data.
#
#   docker build --tag vissla .
#   docker build --build-arg NODE=22-bookworm --tag vissla .
#
# Node 20 has had no security fixes since April 2026, so a newer one is the default; the bot runs on 20.19, 22 and 24.
#
# A tag is whatever Docker Hub gives under it that day. To build from images that were looked at, name both by digest, as
# `docker buildx imagetools inspect node:24-bookworm` (and ...-slim) prints it:
#
#   docker build --build-arg BUILD_IMAGE=node@sha256:... --build-arg IMAGE=node@sha256:... --tag vissla .
ARG NODE=24-bookworm
ARG BUILD_IMAGE=node:${NODE}
ARG IMAGE=node:${NODE}-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
# Everything in the image is from what package-lock.json has a hash of. better-sqlite3's script would fetch a binary of which
# there is none: it is compiled instead, from the sources in its package, with the headers of the Node that is here.
ENV npm_config_build_from_source=true npm_config_nodedir=/usr/local
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY adaptive-cards adaptive-cards
COPY bot bot
COPY db db
COPY manifest manifest
COPY office office
RUN npm run build
RUN npm prune --omit=dev
# Asked for by packages, and never loaded by what runs: a client for language models, a carousel for web pages.
RUN rm -rf node_modules/openai node_modules/swiper
# What no running program reads: types, maps, manuals, sources of what is compiled, the trial.
RUN find node_modules -type f \
      \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' -o -name '*.md' \) -delete \
 && rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/src \
      dist/office dist/.tsbuildinfo

FROM ${IMAGE}
ENV NODE_ENV=production
COPY --from=build /build/package.json /app/package.json
COPY --from=build /build/manifest /app/manifest
COPY --from=build /build/node_modules /app/node_modules
COPY --from=build /build/dist /app/dist
# The only place that is written. Everything else may be read-only: docker run --read-only --tmpfs /tmp
RUN mkdir --mode=0700 /data && chown 1000:1000 /data
VOLUME /data
# Relative paths begin at the root: ./data/vissla.db is /data/vissla.db, and the commands write to and look at /data.
WORKDIR /
# By number, so that a cluster can see that it is not root. In Node's image 1000 is the user "node".
USER 1000:1000
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.VISSLA_PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node is the first process and is told to stop itself: no shell and no npm stand between it and SIGTERM.
STOPSIGNAL SIGTERM
CMD ["node", "/app/dist/bot/main.js"]
