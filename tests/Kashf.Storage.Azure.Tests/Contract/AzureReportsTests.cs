using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureReportsTests(AzureStorageFixture storage) : ReportsContract(storage), IClassFixture<AzureStorageFixture>;
