using Kashf.Bench.Datasets;
using Kashf.Bench.Durable;
using Kashf.Bench.Http;
using Kashf.Bench.Storage;
using Kashf.Bench.Text;

return args switch
{
    ["datasets", .. var rest] => await DatasetBenchmark.RunAsync(rest, CancellationToken.None),
    ["durable"] => await DurableBenchmark.RunAsync(),
    ["http", .. var rest] => await HttpBenchmark.RunAsync(rest.FirstOrDefault() ?? "../shared/data/text", CancellationToken.None),
    ["storage", .. var rest] => await StorageBenchmark.RunAsync(rest),
    ["text", .. var rest] => await TextBenchmark.RunAsync(rest, CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Kashf.Bench datasets [--items N]");
    Console.Error.WriteLine("       Kashf.Bench durable");
    Console.Error.WriteLine("       Kashf.Bench http [DIR]");
    Console.Error.WriteLine("       Kashf.Bench storage [--items N]");
    Console.Error.WriteLine("       Kashf.Bench text [--data DIR] [--quick]");
    return 2;
}
