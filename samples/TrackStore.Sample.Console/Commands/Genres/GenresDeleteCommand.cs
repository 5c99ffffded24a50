using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres delete: takes a genre off all tracks.</summary>
internal static class GenresDeleteCommand
{
    public static Command Create(CommandHost host)
    {
        var genre = new Argument<string>("genre") { Description = "The genre, by its name or another spelling" };
        var ignore = new Option<bool>("--ignore") { Description = "Ignores it from now on when a sync or an import brings it" };
        var change = new ChangeOptions();
        var command = new Command("delete", "Deletes a genre and takes it off all tracks.") { genre, ignore, change.Preview };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Genre found = await library.ResolveGenreAsync(arguments.GetRequiredValue(genre), cancellationToken);
            ChangeResult deleted = await library.Genres.DeleteGenreAsync(
                found.Id, arguments.GetValue(ignore), change.ModeOf(arguments), cancellationToken);
            string tracks = Format.Count(deleted.TrackCount, "track");
            ChangeOptions.Write(host.Output, deleted, $"{tracks} would lose {found.Name}", $"{tracks} lost {found.Name}");
        });
        return command.WithExamples("genres delete \"seen live\" --ignore", "genres delete Other --preview");
    }
}
