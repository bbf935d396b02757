import { identity } from 'types.bicep'

param location string
param tags object
@minLength(13)
@maxLength(13)
param token string

// One each, so that either has only the rights that it needs: the server never sees the function app's own storage.
resource functionsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-functions-${token}'
  location: location
  tags: tags
}

resource serverIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-server-${token}'
  location: location
  tags: tags
}

output functions identity = {
  id: functionsIdentity.id
  clientId: functionsIdentity.properties.clientId
  principalId: functionsIdentity.properties.principalId
}

output server identity = {
  id: serverIdentity.id
  clientId: serverIdentity.properties.clientId
  principalId: serverIdentity.properties.principalId
}
