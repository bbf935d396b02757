using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureTagsTests(AzureStorageFixture storage) : TagsContract(storage), IClassFixture<AzureStorageFixture>;
