using Kashf.Bench.Charges;
using Kashf.Bench.Datasets;
using Kashf.Bench.Decode;
using Kashf.Bench.Durable;
using Kashf.Bench.Http;
using Kashf.Bench.Images;
using Kashf.Bench.LearningCurve;
using Kashf.Bench.Scale;
using Kashf.Bench.Storage;
using Kashf.Bench.Text;
using Kashf.Bench.Video;
using Kashf.Bench.WrongLabels;

return args switch
{
    ["charges"] => await ChargesBenchmark.RunAsync(CancellationToken.None),
    ["datasets", .. var rest] => await DatasetBenchmark.RunAsync(rest, CancellationToken.None),
    ["decode"] => await DecodeBenchmark.RunAsync(CancellationToken.None),
    ["durable"] => await DurableBenchmark.RunAsync(),
    ["http", .. var rest] => await HttpBenchmark.RunAsync(rest.FirstOrDefault() ?? "../shared/data/text", CancellationToken.None),
    ["images", .. var rest] => await ImagesBenchmark.RunAsync(rest, CancellationToken.None),
    ["learning-curve", .. var rest] => await LearningCurveBenchmark.RunAsync(rest, CancellationToken.None),
    ["scale"] => ScaleBenchmark.Run(),
    ["storage", .. var rest] => await StorageBenchmark.RunAsync(rest),
    ["text", .. var rest] => await TextBenchmark.RunAsync(rest, CancellationToken.None),
    ["video", .. var rest] => await VideoBenchmark.RunAsync(rest, CancellationToken.None),
    ["wrong-labels"] => WrongLabelsBenchmark.Run(CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Kashf.Bench charges");
    Console.Error.WriteLine("       Kashf.Bench datasets [--items N]");
    Console.Error.WriteLine("       Kashf.Bench decode");
    Console.Error.WriteLine("       Kashf.Bench durable");
    Console.Error.WriteLine("       Kashf.Bench http [DIR]");
    Console.Error.WriteLine("       Kashf.Bench images [accuracy] [unfamiliar] [faces] [speed] [--quick]");
    Console.Error.WriteLine("       Kashf.Bench learning-curve [--quick]");
    Console.Error.WriteLine("       Kashf.Bench scale");
    Console.Error.WriteLine("       Kashf.Bench storage [--items N]");
    Console.Error.WriteLine("       Kashf.Bench text [--data DIR] [--quick]");
    Console.Error.WriteLine("       Kashf.Bench video [cuts] [accuracy] [tracks] [speed] [crash]");
    Console.Error.WriteLine("       Kashf.Bench wrong-labels");
    return 2;
}
