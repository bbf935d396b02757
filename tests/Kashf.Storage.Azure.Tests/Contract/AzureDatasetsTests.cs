using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureDatasetsTests(AzureStorageFixture storage) : DatasetsContract(storage), IClassFixture<AzureStorageFixture>;
