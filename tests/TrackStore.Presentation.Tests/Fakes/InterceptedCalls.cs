using System.Reflection;

namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>The calls of an interface, which go to a function.</summary>
public class InterceptedCalls : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _invoke = (_, _) => throw new InvalidOperationException("Nothing is attached.");

    public void Attach(Func<MethodInfo, object?[], object?> invoke) => _invoke = invoke;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _invoke(targetMethod!, args ?? []);
}
