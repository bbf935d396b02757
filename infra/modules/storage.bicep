param location string
param tags object
@minLength(13)
@maxLength(13)
param token string
param functionsPrincipalId string
param serverPrincipalId string
@description('Redundancy of models and files.')
param dataRedundancy string

var deploymentContainer = 'deployment'
// Names as the code's BlobOptions have them.
var dataContainers = ['models', 'files', 'jobs']

var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

// Two accounts: the queues and tables of running jobs do not compete with models and files, and need no backup.
resource host 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: 'sthost${token}'
  location: location
  tags: tags
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    defaultToOAuthAuthentication: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource deployment 'containers' = { name: deploymentContainer }
  }
}

resource data 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: 'stdata${token}'
  location: location
  tags: tags
  sku: { name: dataRedundancy }
  kind: 'StorageV2'
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    defaultToOAuthAuthentication: true
    accessTier: 'Hot'
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // As far back as Cosmos DB can be restored, so that both can go to the same moment.
      deleteRetentionPolicy: { enabled: true, days: 7 }
      containerDeleteRetentionPolicy: { enabled: true, days: 7 }
      isVersioningEnabled: true
    }

    resource containers 'containers' = [for name in dataContainers: { name: name }]
  }

  // Versions of overwritten and deleted blobs would stay for ever.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'forget-old-versions'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: 7 } } }
            }
          }
        ]
      }
    }
  }
}

// The host's locks and the package (blobs), Durable's messages (queues) and histories (tables).
var hostRoles = [storageBlobDataOwner, storageQueueDataContributor, storageTableDataContributor]

resource hostAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in hostRoles: {
  scope: host
  name: guid(host.id, functionsPrincipalId, role)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

resource dataAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for id in [functionsPrincipalId, serverPrincipalId]: {
  scope: data
  name: guid(data.id, id, storageBlobDataContributor)
  properties: {
    principalId: id
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
  }
}]

output hostAccountName string = host.name
output deploymentContainerUrl string = '${host.properties.primaryEndpoints.blob}${deploymentContainer}'
output dataBlobEndpoint string = data.properties.primaryEndpoints.blob
