using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>artwork: explains which picture a track shows, and lets the user choose or refuse one.</summary>
internal static class ArtworkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var choose = new Option<string?>("--choose") { Description = "Show this source's picture, whatever the ranking says", HelpName = "source" };
        var none = new Option<bool>("--none") { Description = "Show no picture, whatever the sources bring" };
        var revert = new Option<bool>("--revert") { Description = "Take the choice back" };
        var lookAgain = new Option<bool>("--look-again") { Description = "Forget which sources had no picture or failed, so that they are asked again" };
        var kind = new Option<ArtworkKind>("--kind") { Description = "What the picture shows", DefaultValueFactory = _ => ArtworkKind.Front };
        var command = new Command("artwork", "Explains which picture a track shows and why, and lets you choose or refuse one.") { track, choose, none, revert, lookAgain, kind, ArtworkSettingsCommand.Create(host), ArtworkRerenderCommand.Create(host) };
        command.Validators.Add(result =>
        {
            if (new Option[] { choose, none, revert, lookAgain }.Count(option => result.IsGiven(option)) > 1)
                result.AddError("--choose, --none, --revert and --look-again exclude each other.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            ArtworkKind of = arguments.GetRequiredValue(kind);
            if (arguments.GetValue(lookAgain))
                await ForgetAsync(host.Output, library, found, of, cancellationToken);
            ArtworkExplanation explanation = arguments.GetValue(choose) is { } source
                ? await library.Artwork.ChooseArtworkAsync(ImageSubject.Track, found.Id, source, of, cancellationToken)
                : arguments.GetValue(none)
                ? await library.Artwork.ChooseNoArtworkAsync(ImageSubject.Track, found.Id, of, cancellationToken)
                : arguments.GetValue(revert)
                ? await library.Artwork.RevertArtworkChoiceAsync(ImageSubject.Track, found.Id, of, cancellationToken)
                : await library.Artwork.ExplainArtworkAsync(ImageSubject.Track, found.Id, of, cancellationToken);

            host.Output.Line($"{found.Describe()}");
            Write(host.Output, explanation);
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

    private static async Task ForgetAsync(Output output, Library library, Track track, ArtworkKind kind, CancellationToken cancellationToken)
    {
        int forgotten = await library.Lookups.ForgetAsync(ImageSubject.Track, track.Id, kind: kind, cancellationToken: cancellationToken);
        if (track.AlbumId is { } albumId)
            forgotten += await library.Lookups.ForgetAsync(ImageSubject.Album, albumId, kind: kind, cancellationToken: cancellationToken);
        if (forgotten == 0)
            output.Line($"No source is known to have no picture, or to have failed.");
        else
            output.Line($"Forgot {Format.Count(forgotten, "answer")}; the next sync asks {(forgotten == 1 ? "that source" : "those sources")} again.");
    }

    private static void Write(Output output, ArtworkExplanation explanation)
    {
        string whose = explanation.Subject == ImageSubject.Track ? "The track" : "Its album";
        output.Line($"{whose} {Why(explanation)}.");
        if (explanation.Candidates.Count > 0)
        {
            output.Table(
                [new("Source"), new("Pixels", true), new("Type"), new("Picture", true), new("")],
                [
                    .. explanation.Candidates.Select(candidate => new[]
                    {
                        candidate.Source,
                        $"{candidate.Width} x {candidate.Height}",
                        candidate.MimeType,
                        $"#{candidate.ArtworkId}",
                        candidate.IsShown ? (candidate.IsChosen ? "shown, chosen" : "shown") : (candidate.IsChosen ? "chosen" : ""),
                    }),
                ]);
        }

        foreach (ArtworkLookup lookup in explanation.Lookups)
            output.Line($"{lookup.Source} {Outcome(lookup)}.");

        if (explanation.Fallback is { } album)
            Write(output, album);
    }

    private static string Outcome(ArtworkLookup lookup) => lookup switch
    {
        ArtworkLookup.KnownAbsent absent => $"has no picture; it is asked again from {Format.Time(absent.Until)} on",
        ArtworkLookup.Failed failed => $"failed {(failed.Failures == 1 ? "once" : $"{failed.Failures} times in a row")}; it is tried again from {Format.Time(failed.RetryAt)} on: {failed.Reason.TrimEnd('.')}",
        _ => "gave a picture",
    };

    private static string Why(ArtworkExplanation explanation) => explanation.Rule switch
    {
        ArtworkRule.NoCandidate => "has no picture",
        ArtworkRule.ChosenByUser => $"shows the picture from {explanation.Shown?.Source}: it was chosen",
        ArtworkRule.DeliberatelyNone => "shows no picture: that was chosen",
        ArtworkRule.OnlyCandidate => $"shows the picture from {explanation.Shown?.Source}: there is no other",
        ArtworkRule.SourceRanking => $"shows the picture from {explanation.Shown?.Source}: the source is ranked above the others",
        ArtworkRule.Larger => $"shows the picture from {explanation.Shown?.Source}: it is larger than others of equally ranked sources",
        _ => $"shows the picture from {explanation.Shown?.Source}: it came later than others as large",
    };
}
