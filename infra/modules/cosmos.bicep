param location string
param tags object
@minLength(13)
@maxLength(13)
param token string

@allowed(['serverless', 'autoscale'])
param capacity string
param itemsMaxThroughput int
param sharedMaxThroughput int

@description('Identities that read and write documents.')
param contributorIds string[]

// The same definitions that the code makes where it may; a test holds one against the other.
var containers = loadJsonContent('../cosmos/containers.json')
var databaseName = 'kashf'
// The built-in role of the data plane. It cannot make containers, so the template makes them.
var dataContributor = '00000000-0000-0000-0000-000000000002'
var isServerless = capacity == 'serverless'

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: 'cosmos-${token}'
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: isServerless ? [{ name: 'EnableServerless' }] : []
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    // Instances share no session, and each must read what another has just written.
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: 'Continuous7Days' }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: { id: databaseName }
    options: isServerless ? {} : { autoscaleSettings: { maxThroughput: sharedMaxThroughput } }
  }
}

resource definitions 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = [for container in containers: {
  parent: database
  name: container.id
  properties: {
    resource: container
    // Items have throughput of their own, so that a large import leaves sign-in and jobs their share.
    options: !isServerless && container.id == 'items' ? { autoscaleSettings: { maxThroughput: itemsMaxThroughput } } : {}
  }
}]

// One after the other: the account refuses to take two at once.
@batchSize(1)
resource contributors 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [for id in contributorIds: {
  parent: account
  name: guid(account.id, id, dataContributor)
  properties: {
    principalId: id
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    scope: '${account.id}/dbs/${database.name}'
  }
}]

output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
