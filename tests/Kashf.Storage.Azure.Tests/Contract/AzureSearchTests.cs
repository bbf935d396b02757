using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureSearchTests(AzureStorageFixture storage) : SearchContract(storage), IClassFixture<AzureStorageFixture>;
