using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureSearchPagesTests(AzureStorageFixture storage) : SearchPagesContract(storage), IClassFixture<AzureStorageFixture>;
