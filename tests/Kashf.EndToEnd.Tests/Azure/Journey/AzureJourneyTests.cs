using Kashf.EndToEnd.Tests.Azure.Hosting;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Jobs;
using Kashf.EndToEnd.Tests.Journey;
using Kashf.EndToEnd.Tests.Lists;

namespace Kashf.EndToEnd.Tests.Azure.Journey;

public sealed class AzureAccount(AzureServer server) : OwnAccount(server);

public sealed class AzureMainJob(AzureServer server) : MainJob(server);

public sealed class AzureListedData(AzureServer server) : ListedData(server);

public sealed class AzureTrainedAccount(AzureServer server) : TrainedAccount(server);

[Collection(AzureServerCollection.Name)]
public sealed class AzureMainJobTests(AzureMainJob job) : MainJobTests(job), IClassFixture<AzureMainJob>;

[Collection(AzureServerCollection.Name)]
public sealed class AzureDatasetAtWorkTests(AzureAccount account) : DatasetAtWorkTests(account), IClassFixture<AzureAccount>;

[Collection(AzureServerCollection.Name)]
public sealed class AzureTagTreeTests(AzureAccount account) : TagTreeTests(account), IClassFixture<AzureAccount>;

[Collection(AzureServerCollection.Name)]
public sealed class AzureOwnershipTests(AzureListedData data) : OwnershipTests(data), IClassFixture<AzureListedData>;

[Collection(AzureServerCollection.Name)]
public sealed class AzureWaitingTests(AzureTrainedAccount trained) : WaitingTests(trained), IClassFixture<AzureTrainedAccount>;
