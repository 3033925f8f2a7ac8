# The bot alone, without the trial's office, as a user that owns nothing but its data.
#
#   docker build --tag vissla .
#
# What runs in it is what `npm run package` puts into a package: the same build, and the Node that package-lock.json has
# the hash of.
#
# A tag is whatever Docker Hub gives under it that day. To build from images that were looked at, name both by digest, as
# `docker buildx imagetools inspect debian:trixie-slim` prints it:
#
#   docker build --build-arg BUILD_IMAGE=node@sha256:... --build-arg IMAGE=debian@sha256:... --tag vissla .
#
# The first has npm, and nothing of it is in the image.
ARG BUILD_IMAGE=node:26-trixie
ARG IMAGE=debian:trixie-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
# For the compiler of the program alone: what runs is installed by the build below, from what package-lock.json has a hash of.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run package -- --tree /vissla

FROM ${IMAGE}
ENV NODE_ENV=production
COPY --from=build /vissla /app
RUN ln -s /app/bin/node /usr/local/bin/node
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
