using System.Globalization;
using Kashf.Infra.Tests.Templates;

namespace Kashf.Infra.Tests.Settings;

/// <summary>Every setting that the code reads is set by the template, or the documentation says that it is not; none is dead.</summary>
public sealed class SettingsTests
{
    private static readonly IReadOnlyList<DocumentedSetting> Documented = DocumentedSetting.OfTheApp();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Table_OfSettings_NamesWhatTheCodeReadsAndNothingElse()
    {
        var read = ReadSettings.OfOptions().Keys.Union(ReadSettings.ByName()).Except(DocumentedSetting.OfThePlatform());

        Assert.Equal(read.Order(StringComparer.Ordinal), Documented.Select(setting => setting.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_Defaults_AreThoseOfTheCode()
    {
        var defaults = ReadSettings.OfOptions();

        Assert.All(Documented.Where(setting => defaults.ContainsKey(setting.Name) && setting.Name.Contains("__", StringComparison.Ordinal)), setting =>
            Assert.Equal(Text(defaults[setting.Name]), setting.Default));
    }

    [Theory]
    [InlineData("functions")]
    [InlineData("server")]
    public async Task Template_EverySetting_IsAsDocumented(string service)
    {
        var set = await SetAsync(service);

        Assert.All(Documented, setting => Assert.True(
            setting.InAzureFor(service) switch
            {
                DocumentedSetting.NotSet => !set.ContainsKey(setting.Name),
                DocumentedSetting.ByTemplate => set.TryGetValue(setting.Name, out var given) && given.Length > 0,
                DocumentedSetting.AsDefault => set.GetValueOrDefault(setting.Name) == (setting.Default == DocumentedSetting.None ? "" : setting.Default),
                var value => set.GetValueOrDefault(setting.Name) == value,
            },
            $"{setting.Name} is '{set.GetValueOrDefault(setting.Name)}' in the template, documented as '{setting.InAzure}' with the default '{setting.Default}'"));
    }

    [Fact]
    public async Task FunctionApp_EverySetting_IsReadByTheCodeOrThePlatform()
    {
        var set = await SetAsync("functions");

        Assert.Equal(DocumentedSetting.OfThePlatform().Concat(SetFor("functions")).Order(StringComparer.Ordinal), set.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Server_EverySetting_IsReadByTheCode()
    {
        var set = await SetAsync("server");

        Assert.Equal(SetFor("server").Order(StringComparer.Ordinal), set.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Override_OfOneSetting_ReachesBothServices()
    {
        var installation = await Installation.PlanAsync(Cancellation, ("settings", "{ Jobs__RetentionHours: 48 }"));

        Assert.Equal("48", installation.FunctionSettings()["Jobs__RetentionHours"]);
        Assert.Equal("48", installation.ServerSettings()["Jobs__RetentionHours"]);
    }

    private static IEnumerable<string> SetFor(string service) =>
        Documented.Where(setting => setting.InAzureFor(service) != DocumentedSetting.NotSet).Select(setting => setting.Name);

    private static async Task<IReadOnlyDictionary<string, string>> SetAsync(string service)
    {
        var installation = await Installation.PlanAsync(Cancellation);
        return service == "server" ? installation.ServerSettings() : installation.FunctionSettings();
    }

    private static string Text(object? value) => value switch
    {
        null or "" => DocumentedSetting.None,
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
