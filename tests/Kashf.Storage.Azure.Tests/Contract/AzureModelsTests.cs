using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureModelsTests(AzureStorageFixture storage) : ModelsContract(storage), IClassFixture<AzureStorageFixture>;
