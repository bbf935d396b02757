using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureRetagTests(AzureStorageFixture storage) : RetagContract(storage), IClassFixture<AzureStorageFixture>;
