using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureItemsTests(AzureStorageFixture storage) : ItemsContract(storage), IClassFixture<AzureStorageFixture>;
