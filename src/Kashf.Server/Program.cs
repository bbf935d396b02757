return await Kashf.Server.Cli.CommandLine.RunAsync(args);
