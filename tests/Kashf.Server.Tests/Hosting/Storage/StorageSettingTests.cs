using Kashf.Server.Hosting.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kashf.Server.Tests.Hosting.Storage;

public sealed class StorageSettingTests
{
    [Theory]
    [InlineData(null, nameof(StorageProvider.Local))]
    [InlineData("", nameof(StorageProvider.Local))]
    [InlineData("local", nameof(StorageProvider.Local))]
    [InlineData("Azure", nameof(StorageProvider.Azure))]
    public void Read_KnownName_IsTheProvider(string? name, string provider) =>
        Assert.Equal(provider, StorageSetting.Read(new ConfigurationManager { [StorageSetting.Name] = name }).ToString());

    [Fact]
    public void Read_UnknownName_TellsTheSettingAndItsValues()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => StorageSetting.Read(new ConfigurationManager { [StorageSetting.Name] = "1" }));
        Assert.All([StorageSetting.Name, "'1'", "'local'", "'azure'"], part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
    }
}
