using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalContradictionsTests(LocalStorageFixture storage) : ContradictionsContract(storage), IClassFixture<LocalStorageFixture>;
