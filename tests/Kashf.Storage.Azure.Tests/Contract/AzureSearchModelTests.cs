using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureSearchModelTests(AzureStorageFixture storage) : SearchModelContract(storage), IClassFixture<AzureStorageFixture>;
