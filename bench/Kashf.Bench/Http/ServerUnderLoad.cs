using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Bench.Http;

/// <summary>A server process of its own, started on a free port and an empty data directory.</summary>
internal sealed partial class ServerUnderLoad : IAsyncDisposable
{
    private const string Key = "benchmark-key";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("kashf-bench");
    private readonly (string Name, string Value)[] settings;
    private readonly StringBuilder output = new();
    private Process process = null!;
    private Task reading = Task.CompletedTask;

    private ServerUnderLoad((string Name, string Value)[] settings) => this.settings = settings;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>From the start of the process to the answer of its first request.</summary>
    public TimeSpan StartTime { get; private set; }

    public string DataFolder => data.FullName;

    /// <summary>What it has printed, over all its starts.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <param name="settings">As environment variables.</param>
    public static async Task<ServerUnderLoad> StartAsync(CancellationToken cancellation, params (string Name, string Value)[] settings)
    {
        var server = new ServerUnderLoad(settings);
        await server.StartAsync(cancellation);
        return server;
    }

    /// <summary>Starts it once more on the same data, after <see cref="KillAsync"/>.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        process = Start();
        Client = new HttpClient
        {
            BaseAddress = new Uri(await AddressAsync(cancellation)),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Token", Key) },
        };
        (await Client.GetAsync("/api/list_datasets/", cancellation)).EnsureSuccessStatusCode();
        StartTime = clock.Elapsed;
        // What follows on the pipe must not fill it.
        reading = ReadAsync(process.StandardOutput);
    }

    /// <summary>Ends it with SIGKILL: it cannot put anything in order.</summary>
    public async Task KillAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    /// <summary>What the server has used of all processors.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory, and its peak, in MB.</summary>
    public (double Now, double Peak) Memory()
    {
        var status = File.ReadAllLines($"/proc/{process.Id}/status");
        double Megabytes(string field) =>
            double.Parse(Digits().Match(status.First(line => line.StartsWith(field, StringComparison.Ordinal))).Value, CultureInfo.InvariantCulture) / 1024;
        return (Megabytes("VmRSS"), Megabytes("VmHWM"));
    }

    public async Task<JsonNode> PostAsync(string endpoint, object body, CancellationToken cancellation) =>
        JsonNode.Parse(await PostToAsync($"{endpoint}/", body, cancellation))!;

    /// <param name="path">What follows <c>/api/</c>.</param>
    /// <returns>The answer's text.</returns>
    public async Task<string> PostToAsync(string path, object body, CancellationToken cancellation)
    {
        using var answer = await Client.PostAsJsonAsync($"/api/{path}", body, WireJson.Options, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{path}: {text}");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        data.Delete(recursive: true);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Kashf.Server.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", data.FullName })
            start.ArgumentList.Add(argument);
        start.Environment["KASHF_KEY"] = Key;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task ReadAsync(StreamReader printed)
    {
        while (await printed.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (output)
                output.AppendLine(line);
        }
    }

    private async Task<string> AddressAsync(CancellationToken cancellation)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return match.Value;
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=Kashf listens on )http://[0-9.:]+")]
    private static partial Regex Listening();
}
