targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of this installation. It names the resource group and, hashed, everything in it.')
param environmentName string

@minLength(1)
@description('Region of everything. It must offer the Flex Consumption plan and, unless dataRedundancy says otherwise, zone-redundant storage.')
@metadata({ azd: { type: 'location' } })
param location string

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
@description('Redundancy of models and files. Zone-redundant storage is not in every region.')
param dataRedundancy string = 'Standard_ZRS'

@allowed(['serverless', 'autoscale'])
@description('How Cosmos DB is paid: by request (up to 1 TB in a container, no promise of throughput), or by a ceiling that it scales under. An account keeps the way it was made with.')
param cosmosCapacity string = 'serverless'

@minValue(1000)
@maxValue(1000000)
@description('Autoscale only: the ceiling of the items container, in request units per second.')
param cosmosItemsMaxThroughput int = 10000

@minValue(1000)
@maxValue(1000000)
@description('Autoscale only: the ceiling that the other containers share, in request units per second.')
param cosmosSharedMaxThroughput int = 4000

@allowed([512, 2048, 4096])
@description('Memory of an instance of the function app. Processors come with it: 0.25, 1 and 2 of them.')
param instanceMemoryMB int = 4096

@minValue(1)
@maxValue(1000)
@description('The most instances of the function app.')
param maximumInstanceCount int = 100

@minValue(0)
@maxValue(1000)
@description('Instances that always wait for HTTP requests. 0 saves their price and lets the first request after a pause wait for a cold start.')
param alwaysReadyHttp int = 1

@minValue(0)
@maxValue(1000)
@description('Instances that always wait for steps of jobs.')
param alwaysReadyDurable int = 0

@minValue(1)
@maxValue(1000)
@description('HTTP requests that one instance takes at a time before another is added.')
param httpConcurrency int = 16

@minValue(0)
@maxValue(100)
@description('The fewest replicas of the server. 0 lets it sleep; then commands (key create) need a request first.')
param serverMinReplicas int = 1

@minValue(1)
@maxValue(100)
@description('The most replicas of the server.')
param serverMaxReplicas int = 10

@description('Image of the server. azd fills it in after the first deployment; empty means a placeholder that listens on the same port.')
param serverImage string = ''

@description('Who is told of alerts. Empty: no alerts are made.')
param alertEmail string = ''

@minValue(30)
@maxValue(730)
@description('Days that logs are kept.')
param logRetentionDays int = 30

@description('Settings that differ from infra/settings.json, by their names there.')
param settings object = {}

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))
// What the code reads and its defaults, in one file that a test holds against the code.
var appSettings = union(loadJsonContent('settings.json'), settings)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identities 'modules/identities.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    retentionDays: logRetentionDays
    publisherIds: [identities.outputs.functions.principalId]
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    dataRedundancy: dataRedundancy
    location: location
    tags: tags
    token: token
    functionsPrincipalId: identities.outputs.functions.principalId
    serverPrincipalId: identities.outputs.server.principalId
  }
}

module cosmos 'modules/cosmos.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    capacity: cosmosCapacity
    itemsMaxThroughput: cosmosItemsMaxThroughput
    sharedMaxThroughput: cosmosSharedMaxThroughput
    contributorIds: [identities.outputs.functions.principalId, identities.outputs.server.principalId]
  }
}

module functions 'modules/functions.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    identity: identities.outputs.functions
    hostStorageName: storage.outputs.hostAccountName
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyDurable: alwaysReadyDurable
    httpConcurrency: httpConcurrency
    cosmosEndpoint: cosmos.outputs.endpoint
    blobEndpoint: storage.outputs.dataBlobEndpoint
    settings: appSettings
  }
}

module registry 'modules/registry.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, pullerId: identities.outputs.server.principalId }
}

module server 'modules/server.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    identity: identities.outputs.server
    image: serverImage
    registryServer: registry.outputs.loginServer
    workspaceId: monitoring.outputs.workspaceId
    minReplicas: serverMinReplicas
    maxReplicas: serverMaxReplicas
    cosmosEndpoint: cosmos.outputs.endpoint
    blobEndpoint: storage.outputs.dataBlobEndpoint
    settings: appSettings
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertEmail)) {
  scope: group
  params: {
    tags: tags
    token: token
    email: alertEmail
    cosmosId: cosmos.outputs.accountId
    functionsId: functions.outputs.appId
    serverId: server.outputs.appId
  }
}

@description('Address of the API.')
output FUNCTIONS_URL string = functions.outputs.url

@description('Address of the server: the same API, and the WebSocket when there is one.')
output SERVER_URL string = server.outputs.url

@description('Where azd pushes the image of the server.')
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.loginServer

@description('For commands in the server, such as making the first key.')
output SERVER_NAME string = server.outputs.name
output AZURE_RESOURCE_GROUP string = group.name
output COSMOS_ENDPOINT string = cosmos.outputs.endpoint
output BLOB_ENDPOINT string = storage.outputs.dataBlobEndpoint
