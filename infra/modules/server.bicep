import { identity as identityType } from 'types.bicep'

param location string
param tags object
@minLength(13)
@maxLength(13)
param token string
param identity identityType
param image string
param registryServer string
param workspaceId string
param minReplicas int
param maxReplicas int
param cosmosEndpoint string
param blobEndpoint string
param settings object

// As in the Dockerfile. The placeholder listens there too, and knows nothing of our health paths.
var port = 8080
var placeholder = 'mcr.microsoft.com/dotnet/samples:aspnetapp'
var isPlaceholder = empty(image)

// What the server alone reads, and what the template alone knows.
var serverSettings = {
  Storage__Provider: 'azure'
  Durable__HeartbeatSeconds: '5'
  Durable__TakeOverSeconds: '30'
  Cosmos__AccountEndpoint: cosmosEndpoint
  Cosmos__ManagedIdentityClientId: identity.clientId
  Blobs__ServiceUri: blobEndpoint
  Blobs__ManagedIdentityClientId: identity.clientId
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: 'cae-${token}'
  location: location
  tags: tags
  properties: {
    // To the workspace by a diagnostic setting: the direct way would need the workspace's key.
    appLogsConfiguration: { destination: 'azure-monitor' }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'ContainerAppConsoleLogs', enabled: true }, { category: 'ContainerAppSystemLogs', enabled: true }]
  }
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: 'ca-server-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'server' })
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    managedEnvironmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      // HTTP/1.1, which WebSockets are upgraded from.
      ingress: { external: true, targetPort: port, transport: 'http', allowInsecure: false }
      registries: [{ server: registryServer, identity: identity.id }]
    }
    template: {
      containers: [
        {
          name: 'server'
          image: isPlaceholder ? placeholder : image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: [for setting in items(union(settings, serverSettings)): { name: setting.key, value: string(setting.value) }]
          probes: isPlaceholder ? [] : [
            { type: 'Startup', httpGet: { path: '/health/live', port: port }, periodSeconds: 2, failureThreshold: 30 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: port }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: port }, periodSeconds: 5, timeoutSeconds: 10, failureThreshold: 3 }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [{ name: 'connections', http: { metadata: { concurrentRequests: '50' } } }]
      }
      terminationGracePeriodSeconds: 60
    }
  }
}

output appId string = app.id
output name string = app.name
output url string = 'https://${app.properties.configuration.ingress.fqdn}'
