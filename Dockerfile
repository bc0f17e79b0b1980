# The hub as a service: built with Maven, run by a JRE without a compiler. Both images are glibc (not Alpine): the embedded PostgreSQL and the
# native parts of later libraries are built for it.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
# The poms first: sources change daily, libraries seldom, and this layer keeps the downloads.
COPY pom.xml ./
COPY .mvn .mvn
COPY storage/pom.xml storage/
COPY templates/pom.xml templates/
COPY connectors/pom.xml connectors/
COPY agents/pom.xml agents/
COPY sandbox/pom.xml sandbox/
COPY bot/pom.xml bot/
COPY bench/pom.xml bench/
RUN mvn -B -q dependency:go-offline -DexcludeGroupIds=cn.topcentral.hub || true
COPY . .
RUN mvn -B -q package -DskipTests

FROM eclipse-temurin:21-jre
# curl for the health check, ffmpeg and libstdc++ for voice messages and pictures, fontconfig because Java draws no chart without it (the font itself
# is in the hub), tini so that signals reach Java and PostgreSQL's children are reaped.
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl ffmpeg fontconfig libstdc++6 tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home --uid 10001 hub \
 && install -d -o hub -g hub /data
COPY --from=build /src/bot/target/lib /opt/hub/lib
COPY --from=build /src/bot/target/hub-bot-*.jar /opt/hub/lib/
# PostgreSQL refuses to run as root, and nothing here needs it.
USER hub
WORKDIR /home/hub
ENV LANG=C.UTF-8 \
    HUB_DATA_DIR=/data \
    HUB_JAVA_OPTS=""
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD curl --fail --silent --show-error --max-time 4 http://127.0.0.1:8080/healthz || exit 1
# JDK 21 needs no flag for native access; MaxRAMPercentage because a container's memory is the hub's alone.
ENTRYPOINT ["/usr/bin/tini", "--", "/bin/sh", "-c", "exec java -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 $HUB_JAVA_OPTS -cp '/opt/hub/lib/*' cn.topcentral.hub.bot.Main \"$@\"", "hub"]
CMD ["serve"]
