using Kashf.Bench.Text;

return args switch
{
    ["text", .. var rest] => await TextBenchmark.RunAsync(rest, CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Kashf.Bench text [--data DIR] [--quick]");
    return 2;
}
