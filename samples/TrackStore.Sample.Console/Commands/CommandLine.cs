using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using TrackStore.Sample.Commands.Artwork;
using TrackStore.Sample.Commands.Duplicates;
using TrackStore.Sample.Commands.Genres;
using TrackStore.Sample.Commands.History;
using TrackStore.Sample.Commands.Lists;
using TrackStore.Sample.Commands.Maintenance;
using TrackStore.Sample.Commands.Pictures;
using TrackStore.Sample.Commands.Platforms;
using TrackStore.Sample.Commands.Tags;
using TrackStore.Sample.Commands.Tracks;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Tour;

namespace TrackStore.Sample.Commands;

/// <summary>The commands and options, and how they run.</summary>
internal static class CommandLine
{
    /// <summary>How to run a command from the repository's folder.</summary>
    public const string Prefix = "dotnet run --project samples/TrackStore.Sample.Console --";

    public static RootCommand Create(CommandHost host)
    {
        var root = new RootCommand(
            "A music library with artwork in one file or a PostgreSQL database, built on TrackStore. "
            + "Without a command: a tour, or the sync demo with --demo.")
        {
            host.DatabaseOption,
            host.DemoOption,
            ImportCommand.Create(host),
            FindCommand.Create(host),
            SearchCommand.Create(host),
            CountCommand.Create(host),
            ShowCommand.Create(host),
            CoverCommand.Create(host),
            ImageCommand.Create(host),
            EditCommand.Create(host),
            BulkCommand.Create(host),
            RevertCommand.Create(host),
            ExplainCommand.Create(host),
            UseCommand.Create(host),
            SyncCommand.Create(host),
            RefreshCommand.Create(host),
            DemoCommand.Create(host),
            ArtworkCommand.Create(host),
            GenresCommand.Create(host),
            TagCommand.Create(host),
            TagsCommand.Create(host),
            AlbumsCommand.Create(host),
            ArtistsCommand.Create(host),
            FacetsCommand.Create(host),
            LinkCommand.Create(host),
            UnlinkCommand.Create(host),
            MarkCommand.Create(host),
            StaleCommand.Create(host),
            RelocateCommand.Create(host),
            DuplicatesCommand.Create(host),
            MergeCommand.Create(host),
            RejectCommand.Create(host),
            SplitCommand.Create(host),
            HistoryCommand.Create(host),
            UndoCommand.Create(host),
            RedoCommand.Create(host),
            DeleteCommand.Create(host),
            PicturesCommand.Create(host),
            DownloadsCommand.Create(host),
            RunsCommand.Create(host),
            StorageCommand.Create(host),
            SweepCommand.Create(host),
            CompactCommand.Create(host),
            CopyCommand.Create(host),
            WatchCommand.Create(host),
        };
        root.WithExamples(
            "--demo",
            "import tracks.csv",
            "find",
            "search massive attack --year 1990..1999",
            "search spotify massive attack teardrop",
            "sync discogs --collection",
            "copy --from library.db --to postgres://me:secret@localhost/music",
            "<command> --help");
        root.SetAction(async (arguments, cancellationToken) =>
        {
            if (arguments.GetValue(host.DemoOption))
                return await DemoCommand.RunAsync(host, arguments, cancellationToken);
            await new LibraryTour(host.Output).RunAsync(host.NewLibraryOf(arguments), cancellationToken);
            return ExitCode.Success;
        });

        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    public static async Task<int> RunAsync(string[] args, CommandHost host, CancellationToken cancellationToken)
    {
        RootCommand root = Create(host);

        // A value that begins with @ stays as it is: "link --data @file" reads the file itself.
        ParseResult arguments = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (arguments.Action is not HelpWithExamples && UsageErrors.Of(arguments) is { Count: > 0 } problems)
        {
            foreach (string problem in problems.SkipLast(1))
                host.Output.Error(problem);
            host.Output.Error(problems[^1], $"Try \"{NameOf(arguments.CommandResult)}--help\".");
            return ExitCode.WrongUsage;
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = host.Output.Terminal.Profile.Out.Writer,
            Error = host.Output.ErrorWriter,
            ProcessTerminationTimeout = null,
        };
        return await arguments.InvokeAsync(configuration, cancellationToken);
    }

    // "sync spotify "; empty for the root command.
    private static string NameOf(CommandResult result)
        => result.Parent is CommandResult parent ? $"{NameOf(parent)}{result.Command.Name} " : "";
}
