@export()
@description('A user-assigned identity, as other modules need it.')
type identity = {
  id: string
  clientId: string
  principalId: string
}
