using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Hosting;

/// <summary>A server in a process and a data directory of its own, on a port of the system's choice.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    public const string FirstKey = "end-to-end-first-key";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory data = new();
    private readonly StringBuilder output = new();
    private readonly Dictionary<string, string> environment;
    private readonly string readyPath;
    private Process? process;

    /// <param name="firstKey">The server's KASHF_KEY; null to give none.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="readyPath">Where the server says that it is ready.</param>
    public ServerProcess(string? firstKey = FirstKey, IReadOnlyDictionary<string, string>? settings = null, string readyPath = "/health/ready")
    {
        this.readyPath = readyPath;
        environment = new Dictionary<string, string>(settings ?? new Dictionary<string, string>());
        if (firstKey is not null)
            environment["KASHF_KEY"] = firstKey;
    }

    public string DataDirectory => data.Path;

    /// <summary>Where the running process listens; another port after each start.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>All that the processes have written since the last <see cref="ForgetOutput"/>.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public ApiClient Client(string? key = FirstKey) => new(Address, key);

    /// <summary>A client that calls the server by another name.</summary>
    public ApiClient ClientByName(string? key = FirstKey) => new(new UriBuilder(Address) { Host = "localhost" }.Uri, key);

    /// <summary>A new key, made beside the running server.</summary>
    public async Task<string> CreateKeyAsync(string account)
    {
        var run = await KashfProgram.RunAsync(environment, "key", "create", "--account", account, "--data", DataDirectory);
        return run.ExitCode == 0 ? run.Output.Trim() : throw new InvalidOperationException($"No key was made: {run.Output}{run.Error}");
    }

    public async Task StartAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = KashfProgram.Start(["serve", "--urls", "http://127.0.0.1:0", "--data", data.Path], environment);
        process.OutputDataReceived += (_, line) => Receive(line.Data, address);
        process.ErrorDataReceived += (_, line) => Receive(line.Data, address);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The server ended while it started."));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            Address = await address.Task.WaitAsync(limit.Token);
            using var client = Client(null);
            while (await client.TryGetStatusAsync(readyPath, limit.Token) != 200)
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The server did not get ready:\n{Output}", exception);
        }
    }

    /// <summary>Ends the process as a power cut would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        process = null;
    }

    /// <summary>The most memory that the running process ever held, in bytes.</summary>
    public long PeakMemory()
    {
        var line = File.ReadLines($"/proc/{process!.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(Digits().Match(line).ValueSpan, CultureInfo.InvariantCulture) << 10;
    }

    /// <summary>The processes that decode files of this server's data now.</summary>
    public IReadOnlyList<string> Decoders() =>
        [.. Directory.EnumerateDirectories("/proc").Select(CommandLine).Where(command => command.Contains(data.Path, StringComparison.Ordinal) && FfmpegName().IsMatch(command))];

    public void ForgetOutput()
    {
        lock (output)
            output.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
        data.Dispose();
    }

    private void Receive(string? line, TaskCompletionSource<Uri> address)
    {
        lock (output)
            output.AppendLine(line);
        if (line is not null && Listening().Match(line) is { Success: true } match)
            address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"^Kashf listens on (http://[^,; ]+)")]
    private static partial Regex Listening();

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^[^\0]*ff(mpeg|probe)\0")]
    private static partial Regex FfmpegName();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
