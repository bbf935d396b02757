using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureLocalFilesTests(AzureStorageFixture storage) : LocalFilesContract(storage), IClassFixture<AzureStorageFixture>;
