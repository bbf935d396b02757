# Kashf.Server with all it needs. ffmpeg and libturbojpeg come from the distribution; the process is nobody's root.
FROM node:20-bookworm-slim AS pages
WORKDIR /pages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY eng/npm-package.sh eng/npm-package.sh
COPY eng/models eng/models
RUN eng/models/fetch.sh artifacts/models-source

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props global.json nuget.config host.json .editorconfig ./
COPY eng/BannedSymbols.txt eng/BannedSymbols.txt
COPY eng/feed eng/feed
COPY --from=pages /pages/eng/models eng/models
COPY --from=pages /pages/artifacts/models-source artifacts/models-source
RUN dotnet run --project eng/models/Kashf.ModelConversion -c Release -- artifacts/models-source artifacts/models \
    && cp -r artifacts/models-source/licences artifacts/models/licences
COPY src src
COPY --from=pages /pages/node_modules/swagger-ui-dist node_modules/swagger-ui-dist
RUN dotnet publish src/Kashf.Server -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends curl ffmpeg libturbojpeg \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o "$APP_UID" -g "$APP_UID" /data
WORKDIR /app
COPY --from=build /app ./
USER $APP_UID
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["curl", "-fsS", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["dotnet", "Kashf.Server.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:8080", "--data", "/data"]
