using Kashf.Storage.Contract;

namespace Kashf.Storage.Local.Tests.Contract;

public sealed class LocalTagsTests(LocalStorageFixture storage) : TagsContract(storage), IClassFixture<LocalStorageFixture>;
