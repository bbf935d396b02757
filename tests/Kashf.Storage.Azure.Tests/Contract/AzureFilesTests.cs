using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureFilesTests(AzureStorageFixture storage) : FilesContract(storage), IClassFixture<AzureStorageFixture>;
