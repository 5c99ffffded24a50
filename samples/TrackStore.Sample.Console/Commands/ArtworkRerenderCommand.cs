using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>artwork rerender: makes stored pictures anew by the settings of today.</summary>
internal static class ArtworkRerenderCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("rerender", "Makes the pictures anew that were made with other settings, from the originals that are kept. Cancelled, it goes on where it was when it is called again.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            RerenderResult result = await RerenderProgressView.RunAsync(host.Output, progress => library.Maintenance.RerenderAsync(progress, cancellationToken));
            Write(host.Output, result);
        });
        return command.WithExamples("artwork rerender");
    }

    private static void Write(Output output, RerenderResult result)
    {
        output.Line($"{Format.Count(result.Rerendered, "picture")} made anew, {Format.Number(result.AlreadyCurrent)} already as they should be, {Format.Number(result.Failed)} failed.");
        if (result.WithoutOriginal > 0)
        {
            output.Line($"{Format.Count(result.WithoutOriginal, "picture")} can't be made anew, because the originals were not kept, and stay as they are.");
            output.Line($"Store the originals again with \"cover\"; \"artwork settings --keep-originals true\" keeps them from then on.");
        }

        foreach (RerenderFailure failure in result.Failures)
            output.Line($"  [red]picture #{failure.ArtworkId}[/]: {failure.Reason}");
        if (result.Failed > result.Failures.Count)
            output.Line($"  and {Format.Number(result.Failed - result.Failures.Count)} more");
    }
}
