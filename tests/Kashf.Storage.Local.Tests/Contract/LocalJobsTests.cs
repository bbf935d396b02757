using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalJobsTests(LocalStorageFixture storage) : JobsContract(storage), IClassFixture<LocalStorageFixture>;
