namespace Kashf.Storage.Azure.Cosmos;

internal sealed class CosmosContainers(CosmosConnection connection)
{
    public CosmosContainer Accounts { get; } = new(ContainerDefinitions.Accounts, connection);

    public CosmosContainer Datasets { get; } = new(ContainerDefinitions.Datasets, connection);

    public CosmosContainer Jobs { get; } = new(ContainerDefinitions.Jobs, connection);

    public CosmosContainer Items { get; } = new(ContainerDefinitions.Items, connection);

    public CosmosContainer Instances { get; } = new(ContainerDefinitions.Instances, connection);

    /// <summary>The items for imports: single writes take longer, many beside one another far less.</summary>
    public CosmosContainer ItemsInBulk { get; } = new(ContainerDefinitions.Items, connection, bulk: true);
}
