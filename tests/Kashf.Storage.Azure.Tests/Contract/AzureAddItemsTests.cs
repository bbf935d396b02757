using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureAddItemsTests(AzureStorageFixture storage) : AddItemsContract(storage), IClassFixture<AzureStorageFixture>;
