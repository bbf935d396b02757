using Kashf.Server.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Server.Tests.Functions;

public sealed class FunctionCatalogTests
{
    [Fact]
    public void FromTypes_Attributes_DescribesFunctions()
    {
        var catalog = FunctionCatalog.FromTypes(typeof(Sound));
        var function = Assert.Single(catalog.TriggeredBy<ActivityTriggerAttribute>());
        Assert.Equal("sound", function.Name);
        Assert.Equal("input", function.TriggerParameter.Name);
        Assert.EndsWith("Sound.Run", function.EntryPoint, StringComparison.Ordinal);
        Assert.Empty(catalog.TriggeredBy<HttpTriggerAttribute>());
    }

    [Fact]
    public void FromTypes_SameNameInAnotherCase_NamesBothMethods()
    {
        var failure = Assert.Throws<InvalidFunctionException>(() => FunctionCatalog.FromTypes(typeof(Sound), typeof(Sound2)));
        Assert.Contains("Sound.Run", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Sound2.Run", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromTypes_NoTrigger_NamesTheMethod()
    {
        var failure = Assert.Throws<InvalidFunctionException>(() => FunctionCatalog.FromTypes(typeof(Untriggered)));
        Assert.Contains("'untriggered'", failure.Message, StringComparison.Ordinal);
    }

    private static class Sound
    {
        [Function("sound")]
        public static int Run([ActivityTrigger] int input) => input;
    }

    private static class Sound2
    {
        [Function("SOUND")]
        public static int Run([ActivityTrigger] int input) => input;
    }

    private static class Untriggered
    {
        [Function("untriggered")]
        public static int Run(int input) => input;
    }
}
