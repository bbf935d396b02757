using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalAccountsTests(LocalStorageFixture storage) : AccountsContract(storage), IClassFixture<LocalStorageFixture>;
