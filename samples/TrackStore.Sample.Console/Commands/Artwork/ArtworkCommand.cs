using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Artwork;

/// <summary>artwork: explains which cover a track shows, and lets the user choose one.</summary>
internal static class ArtworkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var choose = new Option<string?>("--choose")
        {
            Description = "Shows this source's cover, whatever the ranking says",
            HelpName = "source",
        };
        var none = new Option<bool>("--none") { Description = "Shows no cover, whatever the sources have" };
        var revert = new Option<bool>("--revert") { Description = "Removes the choice" };
        var lookAgain = new Option<bool>("--look-again")
        {
            Description = "Forgets which sources had no cover or failed, so that the next sync asks them again",
        };
        var kind = new Option<ArtworkKind>("--kind") { Description = "What the image shows", DefaultValueFactory = _ => ArtworkKind.Front };
        var command = new Command("artwork", "Says which cover a track shows and why, and lets you choose one or none.")
        {
            track, choose, none, revert, lookAgain, kind, ArtworkSettingsCommand.Create(host), ArtworkRerenderCommand.Create(host),
        };
        command.Validators.Add(result =>
        {
            if (new Option[] { choose, none, revert, lookAgain }.Count(option => result.IsGiven(option)) > 1)
                result.AddError("Use one of --choose, --none, --revert and --look-again.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            ArtworkKind of = arguments.GetRequiredValue(kind);
            if (arguments.GetValue(lookAgain))
                await ForgetAsync(host.Output, library, found, of, cancellationToken);
            ArtworkExplanation explanation = arguments.GetValue(choose) is { } source
                ? await library.Artwork.ChooseArtworkAsync(ArtworkOwner.Track(found.Id), source, of, cancellationToken)
                : arguments.GetValue(none)
                ? await library.Artwork.ChooseNoArtworkAsync(ArtworkOwner.Track(found.Id), of, cancellationToken)
                : arguments.GetValue(revert)
                ? await RevertAsync(library, found, of, cancellationToken)
                : await library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(found.Id), of, cancellationToken);

            host.Output.Line($"{found.Describe()}");
            ArtworkExplanationView.Write(host.Output, explanation);
            if ((explanation.Shown ?? explanation.Fallback?.Shown) is { } shown)
                await OriginalView.WriteAsync(host.Output, library, shown.ArtworkId, cancellationToken);
        });
        return command.WithExamples(
            "artwork 12",
            "artwork 12 --choose discogs",
            "artwork 12 --none",
            "artwork 12 --revert",
            "artwork 12 --look-again",
            "artwork settings",
            "artwork rerender");
    }

    private static async Task<ArtworkExplanation> RevertAsync(
        Library library, Track track, ArtworkKind kind, CancellationToken cancellationToken)
    {
        ArtworkExplanation before = await library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), kind, cancellationToken);
        return before.Rule is ArtworkRule.ChosenByUser or ArtworkRule.DeliberatelyNone
            ? await library.Artwork.RevertArtworkChoiceAsync(ArtworkOwner.Track(track.Id), kind, cancellationToken)
            : throw new CommandException($"No cover was chosen for {track.Describe()}, so there is no choice to revert.");
    }

    private static async Task ForgetAsync(
        Output output, Library library, Track track, ArtworkKind kind, CancellationToken cancellationToken)
    {
        int forgotten = await library.Lookups.ForgetAsync(ArtworkOwner.Track(track.Id), kind: kind, cancellationToken: cancellationToken);
        if (track.AlbumId is { } albumId)
            forgotten += await library.Lookups.ForgetAsync(ArtworkOwner.Album(albumId), kind: kind, cancellationToken: cancellationToken);
        if (forgotten == 0)
            output.Line($"There are no failed or empty lookups to forget.");
        else
            output.Line($"Forgot {Format.Count(forgotten, "result")}; the next sync asks again.");
    }
}
