using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureJobsTests(AzureStorageFixture storage) : JobsContract(storage), IClassFixture<AzureStorageFixture>;
