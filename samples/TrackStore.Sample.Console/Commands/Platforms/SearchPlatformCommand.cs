using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>search spotify and search discogs: finds tracks there, and imports the results that the user names by number.</summary>
internal static class SearchPlatformCommand
{
    public static Command Create(CommandHost host, string platform, string description)
    {
        var text = new Argument<string[]>("words") { Description = "What to search for", Arity = ArgumentArity.ZeroOrMore };
        var title = new Option<string?>("--title") { Description = "The title", HelpName = "text" };
        var artist = new Option<string?>("--artist") { Description = "The artist", HelpName = "text" };
        Option<int> limit = PlatformSync.LimitOption(10);
        var take = new Option<int[]>("--take")
        {
            Description = "Imports the results with these numbers, with their covers",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "number",
        };
        var command = new Command(platform, description) { text, title, artist, limit, take };
        take.Validators.Add(result =>
        {
            if (!result.Tokens.All(IsResult))
                result.AddError("--take takes the numbers of results, from 1.");
        });
        command.Validators.Add(result =>
        {
            if (result.Parent is CommandResult { Tokens: [var before, ..] })
            {
                result.AddError(
                    $"\"{before.Value}\" is in front of the platform. Write search {platform} {before.Value}, "
                    + $"or \"search -- {before.Value} {platform}\" to find these words in the library.");
            }
            else if (!result.IsGiven(text) && !result.IsGiven(title) && !result.IsGiven(artist))
            {
                result.AddError("Say what to search for: words, --title or --artist.");
            }
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var query = new PlatformQuery
            {
                Text = arguments.GetValue(text) is { Length: > 0 } words ? string.Join(' ', words) : null,
                Title = arguments.GetValue(title),
                Artist = arguments.GetValue(artist),
                Limit = arguments.GetValue(limit),
            };
            await using PlatformSet platforms = host.PlatformsOf(arguments);
            platforms.Require(platform, new PlatformSelection { Query = query });
            await using Library library = await Library.ComposeAsync(host.AddressOf(arguments), platforms);
            return await RunAsync(host, library, platform, query, arguments.GetValue(take) ?? [], cancellationToken);
        });
        return command.WithExamples(
            $"search {platform} massive attack teardrop",
            $"search {platform} --artist \"massive attack\" --title teardrop",
            $"search {platform} massive attack teardrop --take 1",
            $"search {platform} night ferries --demo");
    }

    private static bool IsResult(Token token)
        => int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1;

    private static async Task<int> RunAsync(
        CommandHost host, Library library, string platform, PlatformQuery query, int[] numbers, CancellationToken cancellationToken)
    {
        Output output = host.Output;
        List<PlatformTrack> found = await WaitView.RunAsync(
            output,
            platform,
            null,
            () => library.Platform(platform).SearchAsync(query, cancellationToken).ToListAsync(cancellationToken).AsTask());
        if (found.Count == 0)
        {
            output.Note($"{platform} finds no tracks.");
            return ExitCode.Success;
        }

        if (Array.Find(numbers, number => number > found.Count) is var beyond and not 0)
            throw new CommandException($"There is no result {beyond}: {platform} found {Format.Count(found.Count, "track")}.");
        if (numbers.Length > 0)
        {
            // Synced by id, because search results don't contain everything that the platform has.
            await library.Database.InitializeAsync(cancellationToken);
            string[] chosen = [.. numbers.Distinct().Select(number => found[number - 1].Id)];
            return await new SyncRun(host, library, isListed: true, withCovers: true).RunAsync(
                (options, progress) => library.Synchronizer.SyncAsync(platform, chosen, options, progress, cancellationToken),
                cancellationToken);
        }

        // A search neither needs nor creates a library.
        List<SyncItem> known = library.Address.Exists
            ? await library.Synchronizer.PreviewAsync(found.ToAsyncEnumerable(), cancellationToken).ToListAsync(cancellationToken)
            : [];
        FoundTracksView.Write(output, found, known);
        output.Note(
            $"{Format.Count(found.Count, "track")}. To import the first one, add --take 1 or run:",
            $"sync {platform} --track {found[0].Id}");
        return ExitCode.Success;
    }
}
