using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureAccountsTests(AzureStorageFixture storage) : AccountsContract(storage), IClassFixture<AzureStorageFixture>;
