using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Contract;

public sealed class AzureCountersTests(AzureStorageFixture storage) : CountersContract(storage), IClassFixture<AzureStorageFixture>;
