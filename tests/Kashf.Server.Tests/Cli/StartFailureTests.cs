using Kashf.Core.Limits;
using Kashf.Core.Storage;
using Kashf.Server.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kashf.Server.Tests.Cli;

public sealed class StartFailureTests
{
    [Fact]
    public void Explain_SettingOfAnotherType_NamesIt()
    {
        var configuration = new ConfigurationManager { ["Limits:BodyBytes"] = "many" };
        var failure = Assert.Throws<InvalidOperationException>(() => configuration.GetSection(RequestLimits.Section).Get<RequestLimits>());
        Assert.Contains("'many' at 'Limits:BodyBytes'", StartFailure.Explain(failure), StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_InvalidOption_RepeatsWhatIsWrong() =>
        Assert.Equal(
            "A setting can't be used: one; two",
            StartFailure.Explain(new OptionsValidationException("x", typeof(RequestLimits), ["one", "two"])));

    [Fact]
    public void Explain_SeveralInvalidOptions_TellsOfAll()
    {
        OptionsValidationException Invalid(string message) => new("x", typeof(RequestLimits), [message]);
        Assert.Equal(
            "A setting can't be used: one\nA setting can't be used: two",
            StartFailure.Explain(new AggregateException(Invalid("one"), Invalid("two"))));
        Assert.Null(StartFailure.Explain(new AggregateException(Invalid("one"), new InvalidOperationException("x"))));
    }

    [Fact]
    public void Explain_StoreOutOfReach_NamesIt() =>
        Assert.StartsWith("Cosmos DB is unavailable.", StartFailure.Explain(new StorageUnavailableException("Cosmos DB", null, new IOException())), StringComparison.Ordinal);

    [Fact]
    public void Explain_Bug_IsLeftToItsStackTrace()
    {
        Assert.Null(StartFailure.Explain(new InvalidOperationException("x")));
        Assert.Null(StartFailure.Explain(new InvalidCastException("x", new FormatException())));
    }
}
