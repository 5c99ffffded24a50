using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres: sets a track's genres of one source, and keeps the library's genres in order.</summary>
internal static class GenresCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var names = new Argument<string[]>("names")
        {
            Description = "The genres, the most important first; none removes the source's genres",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var source = new Option<string>("--source")
        {
            Description = "The source: user, or a platform",
            DefaultValueFactory = _ => Sources.User,
        };
        var command = new Command("genres", "Sets a track's genres of one source. The genres of other sources stay.")
        {
            GenresListCommand.Create(host),
            GenresRenameCommand.Create(host),
            GenresMergeCommand.Create(host),
            GenresDeleteCommand.Create(host),
            GenresSpellingCommand.Create(host),
            GenresProposalsCommand.Create(host),
            GenresExclusionCommand.CreateExclude(host),
            GenresExclusionCommand.CreateAllow(host),
            track, names, source,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            IReadOnlyList<TrackGenre> genres = await library.Tracks.SetTrackGenresAsync(
                found.Id, arguments.GetValue(names) ?? [], arguments.GetRequiredValue(source), cancellationToken);
            host.Output.Line($"{found.Describe()}");
            TrackDetailsView.WriteGenres(host.Output, genres);
        });
        return command.WithExamples(
            "genres 12 \"trip hop\" downtempo", "genres 12 Electronic --source discogs", "genres list", "genres merge \"Hip Hop\" hip-hop");
    }
}
