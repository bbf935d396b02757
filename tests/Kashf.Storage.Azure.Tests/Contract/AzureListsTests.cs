using Kashf.Storage.Contract.Lists;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureListsTests(AzureStorageFixture storage) : ListsContract(storage), IClassFixture<AzureStorageFixture>;
