using System.CommandLine;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;

namespace TrackStore.Sample.Commands.Artwork;

/// <summary>artwork rerender: renders stored covers again with the current settings.</summary>
internal static class ArtworkRerenderCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "rerender",
            "Renders covers with outdated settings again, from their kept originals. "
            + "After Ctrl+C, the same command continues where it stopped.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            RerenderResult result = await RerenderProgressView.RunAsync(
                host.Output, progress => library.Maintenance.RerenderAsync(progress, cancellationToken));
            Write(host.Output, result);
        });
        return command.WithExamples("artwork rerender");
    }

    private static void Write(Output output, RerenderResult result)
    {
        output.Paragraph(
            $"{Format.Count(result.Rerendered, "cover")} rendered, {Format.Number(result.AlreadyCurrent)} already up to date, "
            + $"{Format.Number(result.Failed)} failed.");
        if (result.WithoutOriginal > 0)
        {
            output.Line($"{Format.Count(result.WithoutOriginal, "cover")} can't be rendered again, because the original was not kept.");
            output.Line($"\"artwork settings --keep-originals true\" keeps originals from now on; \"cover\" stores a cover again.");
        }

        foreach (RerenderFailure failure in result.Failures)
            output.Line($"  [red]cover #{failure.ArtworkId}[/]: {ErrorText.ForUsers(failure.Reason)}");
        if (result.Failed > result.Failures.Count)
            output.Line($"  and {Format.Number(result.Failed - result.Failures.Count)} more");
    }
}
