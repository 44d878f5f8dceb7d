<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About normviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normviz {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what a normalization layer does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure follows {link}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python {python}, Qt {qt}. MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivationBar</name>
    <message>
        <source>Why x is not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} is not kept. The nearest one is shown: step {shown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivationClient</name>
    <message>
        <source>TensorFlow is being loaded…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The activations are being computed…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivationsSection</name>
    <message>
        <source>Net&amp;work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model that ships, or one of your runs with weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a norm its input is shown, for any other layer its output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes: {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {wanted} is not kept: {step} is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the inputs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddMenu</name>
    <message>
        <source>A&amp;dd norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows another norm of the catalogue beside the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalizes activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalizes the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To compare with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Affine</name>
    <message>
        <source>Without a norm there is no γ and no β.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} learns neither γ nor β.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} of Keras learns {letters} for each element of a sample (C·H·W = {all}); here they are the same along H and W.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} learns {letters} for each channel (C = {channels}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a norm there is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} has no γ and β that could undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} starts undone: its g is ‖v‖, so that w = v.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} bends x: no factor and offset give it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} cannot be undone here: every sample has its own μ and σ², but all samples share one γ and β. With N = 1 it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} cannot be undone here: every pixel has its own statistics, but a channel has one γ and β.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The γ and β that undo {norm} are too large to be set.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AffineSection</name>
    <message>
        <source>γ sca&amp;le</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the normalized value by γ; a number here is for all channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β cente&amp;r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds β to the scaled value; a number here is for all channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε e&amp;psilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance under the square root; it matters where the variance is small. Unit, weight and spectral norm divide by at least ε.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ and β are those of the layer; the numbers here are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale by γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not scale by γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not add β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change ε</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnimationDialog</name>
    <message>
        <source>Export animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> frames per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transparent background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups, from 1 to C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples, from 1 to N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the moving statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum of the moving statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view, once around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops the work; a second time, closes the dialog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} frames, cut to what they show.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>GIF (*.gif)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animated WebP (*.webp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frames are being painted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being written…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnnotationDialog</name>
    <message>
        <source>Tags and note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to find runs by, with commas between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you want to remember about the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>No answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads {digit}, {percent} sure; the default model reads another digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads {digit}, {percent} sure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswersPane</name>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s input: 28×28 pixels, the ink scaled to the thin frame of 20×20 and centred by its centre of mass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of the models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AxisChips</name>
    <message>
        <source>What the norm does with each axis: shared axes are reduced into one statistic, a kept axis has statistics for each of its indices, a split one for each of its groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles of the axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{letter} of size {size}: {role}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchNormContent</name>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many samples share mean and variance in the first bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;calibrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a new run with the statistics of the training set; this run stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalibrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moving statistics are as good as those of the training set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moving statistics lag behind the weights: accuracy is {moving} instead of {possible}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where did my accuracy go?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchNormPage</name>
    <message>
        <source>Where did my accuracy go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one run with batch norm to see where accuracy goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no batch norm. Select another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, step {step}. All bars: the same {samples} validation samples.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchSection</name>
    <message>
        <source>Inference only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the moving mean and variance only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds batch norm&apos;s answer with mean and variance of the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode of batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many other digits are in the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the batch-mates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm in training takes mean and variance of these digits and of the drawing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In training batch norm&apos;s answer for one digit depends on the others in the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits of all kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the digit {digit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which validation digits share the batch with the drawing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of batch-mates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch-mates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mates</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyLabel</name>
    <message>
        <source>What is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Draw a digit from 0 to 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a stroke</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>All sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each statistic set has a shade of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The derivative of the highlighted output with respect to each input, through the real layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue elements share statistics with the highlighted one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of each element before the norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The normalized value, before γ and β.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output: normalized, times γ, plus β.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradients need the real layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm}, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm}, inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiles coloured by x show the feature maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a layer of a trained network receives, with its γ, β, ε and moving statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel 2 is a filtered copy of channel 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels 2 to {channels} are filtered copies of channel 1, the digit itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwritten digits; each channel is another 3×3 filter of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits can be recognized in tiles of 14×14 and more, where colour shows values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show 14×14 digits coloured by x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer has no kernel: choose a convolution or a dense layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel of a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel v of a layer of a trained network, with the lengths g of weight norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Newest weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard normal numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New n&amp;oise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise, samples offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sample has a mean of its own: batch norm keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise, channels scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each channel has a spread of its own: layer norm keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the real layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows which elements share statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers questions about normalization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tr&amp;ain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a network and keeps its runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares norms over several seeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the digit that you draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examines a model file of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training and inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks that train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight and spectral norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing and porting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch Renorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer Norm (Keras default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMS Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter Response Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectral Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x̂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>∂y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalizations tutorial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow Addons, tutorial “Normalizations”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One convolution, one norm, two dense layers. The source trains on the 10&#x202f;000 test digits and reports the running training accuracy; the faithful preset does the same, to get its numbers. There instance norm draws γ and β at random near 0, which confounds the comparison: the proper preset starts every norm at γ = 1 and β = 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains on the training digits and validates on the test digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains on the test digits, as the source does: its accuracy says nothing about new digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to 10&#x202f;000 training digits and 2000 test digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codelab “TensorFlow, Keras and deep learning, without a PhD”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten neurons, one per digit, on the bare pixels. A norm can be put before the softmax; the codelab calls batch norm “not useful there”. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on up to 20&#x202f;000 digits, validated on up to 4000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three layers, sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two hidden layers with sigmoid: deeper, and at first far worse than one layer. The codelab has no norm here; one can be put between each hidden layer and its activation. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far worse at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three layers, relu and adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same with relu instead of sigmoid, and adam instead of plain gradient descent. The codelab has no norm here; one can be put between each hidden layer and its activation. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three layers, falling learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same with a learning rate that starts ten times as high and falls each epoch. The codelab has no norm here; one can be put between each hidden layer and its activation. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four layers, dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three hidden layers, each with dropout. Measured with three seeds, it does not help here: validation accuracy is lower with it in each of them. The codelab has no norm here; one can be put between each hidden layer and its activation. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three convolutions and a dense layer: the pixels keep their places. The codelab has no norm here; one can be put between each hidden layer and its activation. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 epochs on up to 10&#x202f;000 digits, validated on up to 2000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutional, dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The convolutional network with dropout before the last layer. Measured with five seeds on 10&#x202f;000 digits, the validation loss is lower with it in four of them, 0.069 instead of 0.076 in the mean; the accuracies are 0.982 and 0.981. The codelab has no norm here; one can be put between each hidden layer and its activation. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutional, max-pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The convolutional network, made smaller by the maximum of each 2×2 places where the other one moves its filters two places at a time. As many weights, and more to compute. The codelab names this way without a network: the layers are those of its convolutional one. The learning rate is ours: at the higher one of the other convolutional networks this one was seen not to learn with one of two seeds. The codelab has no norm here; one can be put between each hidden layer and its activation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 epochs on up to 5000 digits, validated on up to 2000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutional, global average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of each channel over all places goes into the last layer, where the other networks flatten all values into a dense layer: far fewer weights. Where something is in the picture is lost. The codelab names this way without a network: the layers are those of its convolutional one. The learning rate is ours: at the higher one of the other convolutional networks this one was seen not to learn with one of two seeds. The codelab has no norm here; one can be put between each hidden layer and its activation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on up to 10&#x202f;000 digits, validated on up to 2000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutional, batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A norm between every hidden layer and its relu; the layers before have no bias, since β takes its place, and the norm has no γ, since the next layer makes a positive γ redundant. No norm before the output. Instance and filter response norm have no sets behind the dense layer and stand behind the convolutions alone. Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab shuffles within 5000 digits and leaves that batch out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on up to 15&#x202f;000 digits, validated on up to 2000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form that the codelab trains in the cloud; the rate falls at every step. The codelab&apos;s layers have a bias and start from a truncated normal distribution of deviation 0.1; here β takes the place of the bias, and the kernels start as Keras starts them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3000 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud version, tuned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same with the numbers of filters that the codelab&apos;s search found, trained more than three times as long. The codelab&apos;s layers have a bias and start from a truncated normal distribution of deviation 0.1; here β takes the place of the bias, and the kernels start as Keras starts them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10&#x202f;200 steps, 17 whole epochs; the codelab stops at 10&#x202f;000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight normalization tutorial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow Addons, tutorial “WeightNormalization”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small convolutional network, once as it is and once with all five kernels weight normalized. The source shows the training accuracy alone. Its validation accuracies tie, and its steps take about twice as long with weight norm. With the first step from data, the default here, weight norm was behind in validation on a fifth of the images (two seeds); without that step the two were equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on 5000 images, validated on 1000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm in a small dense network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions and answers: batch normalization in Keras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two dense layers with norm, tanh and dropout on two synthetic classes. The source&apos;s kernels start uniform between −0.05 and 0.05; here they start as Keras starts them. Batch norm stands before the output too; the codelab calls it “not useful there”. A switch puts it before the last layer instead. No other norm is put there, since so few outputs leave it nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on 1000 samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AlexNet with batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two classes of CIFAR-10, cats and dogs, enlarged to 100×100. The source trains with seed 1000. Batch norm stands before the output too; the codelab calls it “not useful there”. A switch puts it before the last layer instead. No other norm is put there, since so few outputs leave it nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source names neither the batch size nor the number of epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 epoch of 10 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in digit network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four convolutions, each with a norm between it and its relu, then pooling and one dense layer. The models that answer your drawings are this network: it can go on from one of them. They were trained on handwriting that was traced, varied and drawn again; trained on MNIST alone it reads MNIST as well, and the strokes of a pen less well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the digits as they are; the built-in models have also seen them drawn again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deep sigmoid network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve dense layers of 64 units, each with a norm between it and its sigmoid. The slope of a sigmoid is at most 1/4, so the gradient shrinks from layer to layer: without a norm nothing reaches the first layers (Ioffe &amp; Szegedy 2015, section 1). Batch norm at first gives every sigmoid inputs of mean 0 and variance 1 over the batch, where its slope is large. Seen with the quick preset on MNIST, five seeds each: without a norm the network guesses; with batch, RMS or layer norm it reads most digits; with group norm some seeds start late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All digits, 3 epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches of two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six dense layers of 64 units, each with a norm between it and its relu, two digits per step. Of two different numbers, standardized, one is +1 and the other −1, up to ε: in training batch norm leaves of each unit only which digit had the larger value, and in validation its moving statistics are others. Group norm takes its statistics from one digit, whatever the batch is (Wu &amp; He 2018, section 4.1). Seen with the quick preset on MNIST, five seeds each: with batch norm hardly better than guessing, with group or layer norm as good as without a norm. With eight digits per step batch norm works too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on 10&#x202f;000 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on up to 2000 digits, validated on up to 2000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches of two, CIFAR-10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six convolutions, each with a norm between it and its relu, two images per step. The sweep “batch-size-cifar” that ships draws the curve of Wu &amp; He (2018, section 4.1): the error of batch and group norm over the batch size, with a learning rate in proportion to it. Seen with that sweep, three seeds, on a part of the images: no difference between both norms at any batch size. So short a training on so small images does not show what Wu &amp; He saw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 epochs on all images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 epochs on up to 5000 images, validated on up to 2000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other brightness in validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on digits as they are, validated on digits of another brightness and contrast, each with its own. The filters are linear, and no zeros surround the picture: to each channel of a picture brightness adds a number, and contrast multiplies it. Instance norm takes both off, since its statistics are those of one channel of one picture (Ulyanov, Vedaldi, Lempitsky 2016, section 2). Layer and group norm mix channels; batch norm validates with moving statistics of other pictures. Seen with the quick preset on MNIST, five seeds each: best with instance norm, then group norm, then layer norm; last with batch norm and without a norm, between which there is no difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 epochs on all digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 epochs on up to 5000 digits, validated on up to 2000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two GRUs read the 28 rows of a digit from top to bottom; behind each is a norm. Layer norm in Keras&apos; default form takes the units of one step of one digit, as its paper does for recurrent networks (Ba, Kiros, Hinton 2016, section 3.1), which puts it inside the cell; here it stands behind the layer. Layer norm over all axes mixes the steps, batch norm mixes steps and digits. Seen with the quick preset on MNIST, five seeds each: group norm a little ahead of layer norm and of no norm; batch norm far behind in validation, since its moving statistics have not followed the training yet. Recalibrated over the training set, as “normviz accuracy” does, it reads as well as the others (three seeds).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST, other brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST, brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trousers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pullover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sandal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sneaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundled digits (8×8, enlarged)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundled digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1797 digits that come with scikit-learn: not MNIST, but always here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundled digits, other brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundled digits, brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1797 digits of scikit-learn; those for validation have another brightness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are none yet: save some of your drawings in the Draw view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>airplane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bird</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>horse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR-10, cats and dogs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthetic: two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with scikit-learn when the training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which norm is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which axis?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which setting makes these equal?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is erased?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict the effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of x is multiplied by one positive number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along which axes does {norm} keep statistics separate, one for each index?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C = 1 and G = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on noise, y changes by up to {moved}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on noise, y does not change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on this x: {after} % of the variance of y, {before} % of that of x. {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each channel gets an offset of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each channel is multiplied by a positive number of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each channel of each sample gets an offset of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each pixel of each sample is multiplied by a positive number of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each place (h, w) gets an offset of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sample gets an offset of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sample is multiplied by a positive number of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It also holds for {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not hold for {wrong}, but for {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not hold for {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {after} % of the variance of y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over which axes does {norm} share its statistics?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same number is added to all of x.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the set of {told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which axes does {norm} split into groups?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which change of x is seen in y, the output of {norm}, with ε = 0?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which change of x leaves y, the output of {norm}, as it was, with ε = 0?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which elements share statistics with the outlined one, {place}, in {norm}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which norm is this? {element} shares statistics with all of {box}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {setting} every label is the same: {one}; {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {setting} the labels differ: {one}; {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x has N = {n}, C = {c}, H = {h}, W = {w}, and G = {groups} where a norm has groups. Which change gives {one} and {other} the same statistic sets, in training?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is noise with an offset for each channel: {before} % of its variance lies between channels. How much of the variance of y, the output of {norm}, does?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is noise with an offset for each sample: {before} % of its variance lies between samples. How much of the variance of y, the output of {norm}, does?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} in inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} with G = {groups}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm}: no element shares statistics with another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm}: shared over all axes: one set of {size} elements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm}: shared over {shared} and over each of {groups} groups of channels, separate along {kept}: {count} sets of {size} elements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm}: shared over {shared}, separate along {kept}: {count} sets of {size} elements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm}: {box}, sets: {count}, elements in each: {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bias of “{before}” has no effect in training: subtracting the mean removes it. Without it the model has {parameters} fewer parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{before}” drops {rate:.0%} of the values in training only, which multiplies their mean square by {factor:.3g}: the moving variance is that of training, and inference meets another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In inference its {parameters} numbers are one factor and one offset per channel: they fit into kernel and bias of “{before}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not trainable: in Keras it then runs in inference mode in training too, takes the moving statistics and does not update them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>|γ| is below {limit:g} in {count} of {total} places (smallest: {smallest:.3g}): the output there is β to within {limit:g}·|x̂|, whatever the input is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups do not divide {channels} channels: the layer cannot be built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moving mean is 0 and the moving variance 1 in all {channels} channels, as in a new layer: no training step has updated them, and in inference the layer does not normalize.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moving variance is below −ε in {bad} of {channels} channels (smallest: {smallest:.3g}): the root of it is NaN in inference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bad} of {count} numbers of {weight} are NaN or infinite: so is the output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes its statistics along axis {axis} alone (numbers in each set: {size}). A sample has {sets} statistic sets, where the layer norm of the paper has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the default ε of {other}, {default:g} instead of {epsilon:g}, x̂ in inference would be multiplied by {factor:.3g} where the moving variance is {variance:.3g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With rms_scaling=True the layer divides by the standard deviation and keeps the mean: that is not RMS norm, which divides by the root of the mean square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an input of {shape} each statistic set has one element (sets: {sets}): the output is β, whatever the input is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an input of {shape} each statistic set has one element (sets: {sets}): without an ε the output is 0/0, NaN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an input of {shape} each statistic set has one element (sets: {sets}): in training the output is β, whatever the input is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches of {batch} give {size} numbers per channel for mean and variance in training, while inference takes the moving statistics of all batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One group of all {channels} channels: it is layer norm over channels and pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many groups as channels, {channels}: it is instance norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With momentum {momentum:g} in {framework} each batch replaces {new:.0%} of the moving statistics. The weight of the old ones is the momentum in Keras and ONNX, and 1 − momentum in PyTorch: {ported:g} there means {kept:.0%} old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {count} of {channels} channels the moving variance is below ε = {epsilon:g} (smallest: {smallest:.3g}): in inference x̂ has a deviation of at most {deviation:.3g} there instead of 1, for inputs of that variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moving variance is above {largest:g}, the largest number of float16, in {count} of {channels} channels (up to {most:.3g}): stored in half precision it would be infinite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It keeps axis {axis} (size {size}), but the channels of “{before}” are in axis {right} (size {channels}): rows are normalized instead of channels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelAffine</name>
    <message>
        <source>What the norm learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ and β per channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows a table in which every channel can have a γ and a β of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click or F2 edits a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same in all channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every channel the γ and β above, as one step of undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets γ = √(σ²+ε) and β = μ in each channel, so that y is x again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the norm cannot be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channels differ: a number above is set in all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change γ of a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change β of a channel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelModel</name>
    <message>
        <source>Type a number from {low} to {high} instead of {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceButtons</name>
    <message>
        <source>{number}: {choice}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeSection</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the Keras code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the PyTorch code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How Keras and PyTorch differ from each other or from the figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColorSection</name>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the colouring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Shows tabs that have no room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation error in %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type numbers with blanks between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sweep}, {time}: {recipe}; {norms}; runs: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum of the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{own} is not on this machine. Trained on {data} for as many steps; epochs: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{axis} (mean over {others})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse by {gap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better by {gap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no difference at {seeds} seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few seeds to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({failed} of {all})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best on average: {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best on average so far: {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clearly worse: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not clearly worse: {names}. More seeds may tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few seeds to tell: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {value}: no clear difference, {best} is best on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {value}: {best} is best on average; too few seeds to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {value}: {best} is best; clearly worse: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison is being trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the training and close? All is kept: Go on trains the rest later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the training and close? Runs that have ended are kept: Go on trains the rest later and begins those under way anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareActions</name>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains every norm with every seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the runs of the comparison shown that are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses or resumes the comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops at the next step; the comparison can go on later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export r&amp;uns as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes one row per run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export epoc&amp;hs as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes one row per epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the plo&amp;t…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the plot as a PNG, SVG or PDF file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save sweep &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes a file with which others repeat it: normviz sweep FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open s&amp;weep file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a file that Save sweep file has written, here or elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a se&amp;ed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans every combination once more, with the next seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the selected runs that wait before all others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train &amp;last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the selected runs that wait after all others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareExports</name>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save sweep file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select runs that wait under Runs: only these can be moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning the runs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} runs, about {time}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} runs, all trained already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Trained already: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipe}, runs done: {done} of {runs}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of sets × elements in each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance of the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The element after the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonProgress</name>
    <message>
        <source>{run}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>The result of each shown norm for this element. Choose a row to inspect its norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison of the norms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Read as another digit: {wrong} of {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn as {row}, read as {column}: {count} of {all}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlPanel</name>
    <message>
        <source>Settings of the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale, center, epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset &amp;all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resets every setting of the figure. Undo brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyBox</name>
    <message>
        <source>Code that computes what is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the {caption} code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CubeCanvas</name>
    <message>
        <source>Add a norm to see its cube here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CubeSplitter</name>
    <message>
        <source>Settings, figure and numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure and numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CubeView</name>
    <message>
        <source>Cube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk along H and W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk along N and C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the cubes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin or unpin the highlighted element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to another norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+, −, wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin or unpin an element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the cubes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the layers of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure of the statistic sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export figure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;animation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin the highlighted element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cubes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a norm layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animation saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactive page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>&amp;Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network learns from; those that are not here can be downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the data are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do&amp;wnload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads the data set into Keras&apos; cache and verifies it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancels the download and deletes what has been downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{data} (not here)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this machine: download it, or choose other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in {place}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of devices that divide the batch among them, each with a copy of the layer; divides N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The devices exchange their sums, so that statistics over the batch are those of the whole batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples of a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the number of replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronize the devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not synchronize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {numbers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One device sees the whole batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the norms shown shares statistics over the batch: no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In inference nothing changes: moving statistics are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics over the batch are those of all devices together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{size} samples on each device: statistics over the batch are those of its own samples alone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Closes this window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DistributionsPage</name>
    <message>
        <source>Distributions over the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer whose inputs (x) and outputs (y) are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one run to see its layers over the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, {layer}: bands hold 98, 90 and 50 % of all elements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue: moving. Gray: of these inputs. One line per channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line per channel, over the kept steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantiles 1, 5, 25, 50, 75, 95 and 99 % over the kept steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x (input)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y (output)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean: moving, batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance: moving, batch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>{data} is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Draw</name>
    <message>
        <source>{model}, folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} The drawings of this session are lost if the window closes now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawings cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training, epochs: {done} of {all}, {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm: {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe: {recipe}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data: {data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs: {done} of {all}, {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation accuracy: {accuracy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, own digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawActions</name>
    <message>
        <source>&amp;Open picture or strokes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the digit of a picture or a stroke file on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save drawing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the drawing as a picture or as strokes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the drawing on the clipboard, as a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the digit of a copied picture on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empties the page; the drawing is kept below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;raser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Broader pen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Narrower pen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure &amp;changes the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawFiles</name>
    <message>
        <source>what was pasted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawSettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which pixels mattered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawView</name>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the crosshair on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it by small steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the pen down, lift it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right mouse button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New label of the selected own digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a ready digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings, page and answers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingHistory</name>
    <message>
        <source>Drawings that you clear are kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model has answered. Click to restore the drawing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digit}: {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as {digit}, {percent} sure. Click to restore the drawing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingIO</name>
    <message>
        <source>Open a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to copy yet: draw a digit first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and strokes ({names})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture or strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to save yet: draw a digit first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save drawing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditSection</name>
    <message>
        <source>Edit x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets x of the highlighted element; every output of its statistic set follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x of the element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset edited elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every element that was set by hand its own value back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>No inputs are named “{inputs}”. Choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation samples have numbers from 0 to {last}. Choose one of them instead of {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No validation sample is of class {label}. Choose one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} takes inputs of the shape {shape}, not digits of 28×28. Choose validation samples or noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn. Draw a digit in the Draw view, or choose other inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} has no layer “{layer}”. Choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} has no batch norm. Choose a run or model with batch norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} ships without its training. Choose a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensors of so many inputs ({count}) do not fit into memory. Choose fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer&apos;s tensor is too large for the figure, which shows at most {most} elements. It has {count}. Choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {layer} of {model} receives cannot be normalized ({reason}). Choose another step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is not validated: its training samples are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST is not there: digits of scikit-learn are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is the first {kept} of {count}: the figure has no room for more (elements of {layer} per input: {size}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} was not found. Download it, or start normviz with the folder of its files. Looked in {places} for {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} was not found. {instead} has files of EMNIST, which is another data set and whose images may be transposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} was not found. Unpack {instead} first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} is missing in {folder}. Put the file there, as it is or as .gz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second} hold different files. Start normviz with the folder of one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {folder} does not exist. Name another when you start normviz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits of scikit-learn are missing. Install normviz again with its dependencies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits of scikit-learn in {path} are damaged. Install scikit-learn again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file of CIFAR-10. Get the files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is cut short or not a file of CIFAR-10. Get the files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file of handwritten digits (IDX). Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header of {path} is broken. Get the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file of CIFAR-10. Delete it and download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no images. Get the files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers of labels ({labels}) and images ({images}) in {path} differ. Get the files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds labels other than 0 to 9. Get the files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds images of {height}×{width} instead of 28×28. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is missing in {path}. Put the file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} could not be downloaded ({reason}). Check the network and the free space in {cache}, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this. Choose less, such as fewer inputs, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be read ({reason}). Check that the file is there and may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB. Save it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has no pixels. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a PNG, JPEG, WebP, BMP, GIF or TIFF picture. Choose another file, or save it in one of these formats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is broken or empty. Save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {width}×{height} pixels, at most {most} megapixels are read. Save it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is animated. Save one frame of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is cut short or broken. Save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one file of this computer can be read at a time. Drop or paste one picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came within {seconds} s from the program that was copied from. Copy again, or save the picture there and open its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drawing is saved as .png or .json. Give {name} one of these endings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page has a picture on it, and strokes alone are saved as .json. Save it as .png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drawing of more than {limit} points cannot be saved as strokes. Save it as .png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn in {name}. Your drawing stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No digit found in {name}. Crop closer and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a file of strokes. Choose another file or save the drawing again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds more than {limit} points or strokes. Draw with fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB. Draw with fewer points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The own digits in {path} cannot be read. Move the file away to start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is room for {most} own digits. Delete some first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no own digits yet. Draw some and save each with its label in the Draw view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of your earlier drawings could not be read. It was renamed to {name}, and the list starts empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture would have no pixel. Choose a larger size or resolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure has too many cells or pixels for a file. Show a smaller tensor, or choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A figure is saved as .svg, .pdf, .png or .html. Give {name} one of these endings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left to write {path}. Free some space or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written: its disk can only be read. Make it writable, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write to {path}. Choose another folder or change its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lies in a file where a folder is needed. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder, a link, a pipe or a device, not a file. Choose another name, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written ({cause}). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be set aside. Clear its folder and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a regular file. Move it away and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be read ({reason}). Check that it is there and may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is cut short or damaged. Get the file again or restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a file of another kind. Get the right file or restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is larger than {most} MiB or not a plain file. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is cut short. Get the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed file {path} is broken. Get the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is longer than its header says. Get the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged or not a model file ({reason}). Save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds operations or numbers of TensorFlow, not the layers of Keras. Save the Keras model with model.save(&quot;model.keras&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a pickle, which can run code as it is read, so it is not opened. Save the weights with safetensors.torch.save_file(model.state_dict(), …).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} is neither a model file nor a model of Keras or PyTorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a model file. Choose one that ends in {suffixes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The real layer refuses these settings: {reason}. Change them and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little memory for the checks. Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little memory to prove this. Make the tensor smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} was trained on other data. {difference} Start normviz with the folder of its own data, or resume it with these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {run} are missing. Train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {run} are gone; its curves are kept. Restore its folder from a backup, or train a new run with its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} has no weights yet. Train an epoch of it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a Keras model ends with {suffix}. Give {name} this ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} cannot read digits. Choose another run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored weights are those of another network. Train the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored weights are not finite. Train the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {run} are gone, so it cannot resume. Train a new run with its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All epochs of {run} are done ({epochs}). Ask for more epochs to resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} was trained on other data, and its epochs would have another length. {cause} Start a new run from its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint is that of another network. Train a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window or command is training {run}. Stop it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run needs a name. Type one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is being trained. Stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {run} any more in {folder}. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given} is not the id of a run. Choose a run from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} matches more than one run ({ids}). Choose one by its id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {run} in {folder}. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a run has at most {most} bytes. Type a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the run holds bytes that are not text. Type another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of {run} were deleted: its curves are kept, its weights are gone. Restore the folder from a backup, or train a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of the run in {path} cannot be read. Restore the file from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a measurement of a run. Remove the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link where a folder is needed. Remove the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of {run} was removed while it trained: its weights are lost. Train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read. Restore it from a backup, or train a new run with the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no kept weights. Train it for some steps first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of step {step} are not kept. Choose another step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of step {step} are cut short or damaged. Choose another step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lacks some of the weights. Choose another step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is not a number at step {step}. Choose a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is not a number at step {step}. Choose a lower learning rate. The weights of step {saved} are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no validation data. Choose a run of another preset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of {recipe} cannot read digits of 28×28. Choose another run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {start} do not fit this network. Leave its recipe and norm as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The own digits that {run} was trained on are missing. Start a new run from its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no device {wanted}, only {found}. Choose one of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wanted} cannot be opened ({failure}). Close other programs that use it, or choose the CPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} has too little free memory for this network. Close other programs that use it, or choose another device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} has too little memory for a batch size of {batch_size}. Choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} cannot compute this network deterministically ({reason}). Choose the CPU, or switch “Deterministic” off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that trained the run was ended by something else (exit status {status}). Resume the run; it goes on at its last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} failed ({reason}). Choose the CPU, and check the driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wanted} is a single device, and {count} are to train. Choose another device or one device only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPUs in this computer: {there}, devices chosen: {count}. Choose fewer, or the CPU, which can be divided into {parts} parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPU can be divided into {parts} parts here, devices chosen: {count}. Choose fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch size of {batch_size} cannot be divided among {devices} devices. Choose {below} or {above}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each device would begin weight norm with its own part of the first batch. Switch the first step from data off, or train on one device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: validation samples: {given}, devices: {devices}. Choose at least one validation sample for each device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting}: {given} instead of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting}: shape {given} instead of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting}: the values are different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation samples: {given} instead of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches per epoch: {given} instead of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training samples are left. Hold out fewer, or train on more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own digits are split into their own parts. Train on the training part and validate on the test part or on nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own digits are pictures of 28×28, and the network of {start} takes {shape}. Start from a model or run that reads digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe {recipe} does not take these data. Choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag has 1 to {most} characters and no commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run has at most {most} tags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note has at most {most} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe {recipe} has no place for a norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recipe compares norms of the weights: {norm} normalizes activations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} normalizes the kernel of a convolution or dense layer, not those of a recurrent one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sets of {norm} lie in H and W, which a dense layer does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{norm} needs Keras {since} or newer: installed is {installed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of groups must divide the number of channels: {groups} does not divide {channels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} {name} was not opened; everything stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds something that cannot be shown ({reason}). Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This scene is of version {version}, made by a newer normviz; this one knows version {known}. Update normviz to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder or a pipe. Choose a .normviz file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds slides, but none yet. Add one with View ▸ Slides for a talk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slides do not fit into one file ({reason}). Save them as several files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page holds the numbers of at most {most} elements; this tensor has {count}. Take a smaller shape, or save an SVG, PDF or PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not end in {suffix}. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing does not fit into a scene ({reason}). Save it as a picture, or draw less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An animation has 2 to {most} frames, this one {count}. Change its duration or its speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All frames are equal: the figure does not show what moves. Moving statistics are seen in inference, with y as the colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients are computed for one element at a time. Choose other colours for an animation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frames have {count} pixels together; there is room for {most}. Take a smaller size, or fewer frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slider} has a single value here: nothing would move. Choose another slider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} is {given}. Choose a whole number of at least {low}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} is {given}. Choose a whole number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} is {given}. Choose a number from 0 up to, but below, 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum is {given}. Choose a number from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon (ε) is {given}. Choose a number from 1e-12 to 1, or leave it at its default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups is {given}. Choose a whole number of at least 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} is {given}. Choose the name of a Keras initializer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recipe {given}. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipe} has no preset {given}. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set {given}. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given} cannot be downloaded. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no norm {given}. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device {given}. Choose auto, cpu, gpu or gpu:0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sample drawings {given}. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lesson does not exist. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such kind of question. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no view {given}. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not settings of a training run. Get the file again or restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of the training run have version {given}; this normviz reads version {known}. Update normviz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given} is not a learning rate schedule ({reason}). Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe {recipe} has no dropout layer. Set its dropout to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the network of a built-in model. Install normviz again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in models are damaged. Install normviz again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong ({reason}). Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of the norm cannot be read. Get the file again or restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A norm has no setting {given}. Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norm cannot have these settings ({reason}). Change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} was trained with the recipe {own}, not {given}. Choose its own recipe, or start from another model or run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} was trained with the norm {own}, not {given}. Choose its own norm, or start from another model or run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} There is no built-in model of that name either: choose one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too large for a file of settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file of settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of version 0.1 are too large to be taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} It was renamed to {name}, and the default settings are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many settings to be saved in {path}. The settings saved before are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged. Rename it, and the runs are listed again from their folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was damaged and is now called {name}. The runs are listed again from their folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a runs file of normviz. Rename it, and the runs are listed again from their folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in use by another program. Close that program and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be opened. Choose another folder for the runs, or change its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {path} is full or fails. Free some space, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be read or written ({reason}). Try again, or choose another folder for the runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} takes too long to read. Restore it from a backup, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write to {path}. Choose another folder for the runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link to another place. Move the folder itself there, or delete the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link or a folder where a file is needed. Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder} for the runs. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is a file where the folder of the runs is needed. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is cut short. Rename it, and the runs are listed again from their folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link or a folder where a plain file is needed. Choose another folder for the runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file of normviz. Move it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is in the list twice: the file of the runs is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of {run} cannot be read: a newer normviz wrote them, or the file is damaged. Update normviz, or choose another folder for the runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An epoch of {run} cannot be read: the file of the runs is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a runs file of normviz. Choose another folder for the runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by a newer normviz. Update normviz, or choose another folder for the runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of {run} cannot be read: the file of the runs is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sweep cannot go over {given!r}. Choose out of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sweep has 1 to {most} runs, this one {count}. Choose other values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all combinations can be trained ({count} of {all} cannot), such as {values}. {reason} Leave them out, or choose other values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate {given} is not above 0. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no sweep that can be read ({wanted}). Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no comparison that can be read ({fault}). Restore the file from a backup, or compare again: runs that are trained are not trained again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sweep {given}. Choose one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison {sweep} is being trained by another window or command. Wait for its end, or stop it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run is being trained in this window. Stop it, or wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker sent back files of no such run ({wanted}). The run is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker runs normviz {given}, here it is {known}. Install one version everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several workers need Dask. Install &quot;normviz[cluster]&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Dask scheduler at {address} ({reason}). Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} asks for a certificate of this machine too. Set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY to files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificates that Dask’s configuration names cannot be read ({reason}). Look at DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask scheduler at {address} has gone. Start it again, and go on with the comparison: runs that have ended are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask scheduler at {address} has no workers. Start some with “dask worker”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluationSection</name>
    <message>
        <source>The model whose mistakes are shown, and from which training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eva&amp;luate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the built-in models and your chosen runs read your own digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train on these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a copy of the model above on your own digits; the model stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a few digits that were misread, then train on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training makes a new run of the model above that answers beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {percent} right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Drawn: plain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn: flag, foot, bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn: long flag on the 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn: narrow and slanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn: round, open 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn: in a hurry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fonts on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder holds no MNIST that can be read. These are the digits of scikit-learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST was not found. These are the digits of scikit-learn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExamplesSection</name>
    <message>
        <source>Where the digits below come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of ready digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources of ready digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows ten others of this source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digit {digit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts this {digit} on the page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExceptionReporter</name>
    <message>
        <source>Something went wrong ({kind}: {error}). The view stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Something went wrong {count} times ({kind}: {error}). The view stays as it was.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut to its content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An exact size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transparent background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> × (PNG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Extent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Animation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG: {width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>1 set of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sets of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sets of one element: y = β, whatever x is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sets of one element, ε = 0: NaN in Keras, here y = β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sets of one element: up to ε, x̂ is the sign of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no shared statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving μ and σ² of each channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a cell, or tap it; arrow keys move along H and W, with Shift along N and C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elements in the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>divided by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileWriter</name>
    <message>
        <source>Writing {path}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves the file as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written: it was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloatField</name>
    <message>
        <source>Type a number from {low} to {high} instead of {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FontPage</name>
    <message>
        <source>Digits of the fonts of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s answer stands below each digit; wrong answers are red.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one run to let it read printed digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run does not read digits. Select another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no weights yet. Train it for at least one epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digit} in {font}. The network says {said} ({share}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}: {right} of {all} printed digits right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormulaSection</name>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the statistics are from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue: from its statistic set (elements: {size}). r and d undo it in value, and receive no gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>μ and σ² are the channel&apos;s moving mean and variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue: from the only element of its statistic set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Blue: from the {size} elements of its statistic set.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormulaView</name>
    <message>
        <source>The formula, and the same with the numbers of this element.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {label}. A digit that you type is its new label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit and save it with its label above.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gradient</name>
    <message>
        <source>Elements where ∂y/∂x is not 0: {reached}. The largest outside of the set: {outside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the set it sums to {own} + {others} = {total}, its own and all others:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adding 1 to the whole set changes y by about {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adding the same number to the whole set changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradientSection</name>
    <message>
        <source>Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>No groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows one row per value of a column, with the mean of its runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupsSection</name>
    <message>
        <source>&amp;Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of groups that group norm splits the C channels into; divides C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 = layer norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C = instance norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the number of groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} does not divide C = {channels}. Choose one of {divisors}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wanted} does not divide {channels}: 1 group is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{wanted} does not divide {channels}: {groups} groups are used.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Each channel is a group of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{size} channels in each group.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this step shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What people say, and what is true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{course} · {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start: the curves show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the next step; after the last one, what was shown before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the guide and shows what was shown before (Esc).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadlinePrediction</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {percent} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} digits found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Draw one digit at a time. The bars read all ink as one digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} say {digit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} say {digit}, the other one {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} say {digit}, the others {digits}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistogramSection</name>
    <message>
        <source>The values of the statistic set before and after the norm. The line marks the highlighted element; values beyond either end are counted in the outermost bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram of the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InitialWeightBar</name>
    <message>
        <source>The initial values still weigh {share}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputControls</name>
    <message>
        <source>&amp;Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network is shown; each input is one sample of the tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many inputs there are in the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cla&amp;ss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class of all inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbe&amp;rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several kinds: {inputs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first samples that the run is validated on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Other inputs” takes others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By their numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples of one class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation samples, such as 7s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that you saved in the Draw view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is on the page of the Draw view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing among others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing, and random validation samples beside it in the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random pixels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputSection</name>
    <message>
        <source>&amp;x is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of x. Compare x and y to see which differences a norm erases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why x is not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws new numbers from the same source; the sets stay the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New n&amp;oise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes size and colouring together. Undo takes both back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the values of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the input</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspect</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a layer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say which norm this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of channels is not known: give an input shape above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not hold the kernel that is normalized.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the norm of the selected layer in the Cube: on noise with the sizes of its kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the norm of the selected layer in the Cube: on noise of its real shape, with its γ, β, moving mean and variance where each channel has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is noise of the layer&apos;s shape, N × C × H × W: {real}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel&apos;s Cₒ × Cᵢ × kh × kw is {real}; the Cube shows {shown} of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is noise with the sizes of the kernel, Cₒ × Cᵢ × kh × kw: {real}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer&apos;s N × C × H × W is {real}; the Cube shows at most {shown} of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file gives N × C × H × W as {real}; the Cube shows {shown} for what is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–: not in the file, which holds weights only, without the model&apos;s layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–: not in the file; a batch size and an input shape above may supply it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} (numbers of {layer})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectHeader</name>
    <message>
        <source>Model file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples per training batch, which the file does not contain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;nput shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes of one sample in the order of the model, where the file leaves them open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectView</name>
    <message>
        <source>Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to another layer and its findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the layer in the Cube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the findings of the whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads a model file: .keras, .h5, .safetensors or .onnx; nothing in it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try an e&amp;xample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads a small Keras model in which mistakes were made that are common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the &amp;Cube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the norm of the selected layer in the Cube at its real shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model of your own: .keras, .h5, .weights.h5, .safetensors or .onnx, or drop it here. The file is only read; no code in it is ever run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models ({suffixes})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{framework}, norm layers: {layers}, findings: {findings}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectionPane</name>
    <message>
        <source>What is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the findings of all layers (Esc).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings of the whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a norm to see what it does to an element.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistic set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples and channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training and inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorHeader</name>
    <message>
        <source>Norm and element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The focused norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The highlighted element.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin the element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned. Unpins it, so that the highlight follows the pointer again (Esc).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the element highlighted (or click it in a cube).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Element {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peeled off: {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>cut in {count}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>moving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptStructureSection</name>
    <message>
        <source>Means and variances of every sample and of every channel, from the least to the greatest, before and after the norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples and channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sample of one channel: nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means of output channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variances of output channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means of input channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variances of input channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variances of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means of channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variances of channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differences erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differences reduced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differences kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differences arise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly equal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KernelSection</name>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output channel {channel} of {channels}: ‖v‖ = {v} (grey), g = ‖w‖ = {g} (blue), w = {ratio} · v.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}: {sigma}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ by power iteration after so many steps: {steps}. σ₁ by the singular value decomposition (dashed): {exact}. With σ₂ = {second} a late step leaves (σ₂/σ₁)⁴ = {left} of the error.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>Norm layers of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets × size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Learn</name>
    <message>
        <source>expected {expected}, received {received}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on the real layers of Keras {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not hold:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In normviz this step opens the Train view: {recipe}, {norm}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In normviz this step opens the Draw view.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnView</name>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to another lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next link; a word of the glossary is explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lesson {name} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save lesson as page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves one file that any browser shows, without a network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonList</name>
    <message>
        <source>Search the lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the lessons that contain all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters and their lessons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesson contains these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test yourself: &amp;quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks which elements share statistics, and says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the first scene of the lesson, with the guide beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file for any browser, with the numbers and figures that answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what was expected of each check, and what the real layers gave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What people say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks on the real layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on the real layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryMessages</name>
    <message>
        <source>Training needs a folder in which runs can be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select runs in the table to draw their curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is deleted: Edit, Undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} runs are deleted: Edit, Undo brings them back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveRun</name>
    <message>
        <source>loading TensorFlow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU cannot be opened ({reason}). The training runs on {device}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} The training goes on, and saving is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was stopped and kept. Resume run continues it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {percent}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MachineSection</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device that trains. The list is complete once TensorFlow is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many devices train together, each on its part of every batch: GPUs, or parts of the processor, which are no faster but show what happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronized batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics over the batch are taken from all devices together; else each device normalizes its part of the batch by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers compute in 16 bits: faster on a new GPU, slower on most CPUs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deterministic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal settings give exactly equal weights, also after a pause, in Compare and on the command line. It is trained in a process with one core, which is slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} GPUs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} parts of the CPU</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{view} – normviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;pen scene or model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a .normviz file (a scene or slides), or examines a model file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve scene…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves everything that the view shows to a .normviz file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks which elements share statistics, and says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what each view is for, in five steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Report a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies a report about this installation and the end of its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About normviz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action for this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes the message.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModeSection</name>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the moving statistics that each training step keeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;teps seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps on this batch that the moving statistics have seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The initial values (0 and 1) still have a weight of {weight}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving mean and variance are those of a trained layer. A number of steps takes those of this batch instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics of the current batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm uses its moving mean and variance instead of those of the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norms with moving statistics have two cubes: in training, and in inference, on the same tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum to the power of the steps: the weight that the initial mean 0 and variance 1 still have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the initial values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare training with inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the steps seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>{title} (default)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Layers of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each layer from input to output, and how many numbers it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipe}, {norm}. Parameters: {all}, trained: {trained}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>{model} was not compared. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: over {samples} validation digits no probability differs from the original by more than {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the boxes to tick several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you train on digits in the Train view answers here too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All built-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks every built-in model; your runs stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All built-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default &amp;only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the default model alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search your runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the runs that hold all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreSettings</name>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gro&amp;ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of groups of group norm to go over, such as 1 4 16; each must divide the channels. Empty: the recipe&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eps&amp;ilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of ε in the norm to go over; empty: the recipe&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Momentum of the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of the old moving statistics to go over, such as 0.9 0.99; empty: the recipe&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares that dropout drops to go over; empty: the recipe&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizers to go over; the learning rate is the same for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;ptimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam and SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type up to {most} whole numbers from 1 to {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type up to {most} numbers from 1e-12 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type up to {most} numbers from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type up to {most} numbers from 0, below 1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NormList</name>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this norm (Del).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a norm to see its sets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NormOptionsSection</name>
    <message>
        <source>Learn γ (scale)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn β (center)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor of the penalties in the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the moving statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance under the square root; initially the default of Keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First step from data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the normalized value is multiplied by a learned γ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a learned β is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a part of ε is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the first step sets g and the bias from its data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its initial value; ones for γ and zeros for β are usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty on large values, added to the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraint that is applied after every step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NormSection</name>
    <message>
        <source>&amp;Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norm in the recipe&apos;s network. A norm that does not fit says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into how many groups the channels are divided; it must divide their number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm before the output layer too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether batch norm stands before the output, as in the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recipe has no place for a norm.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NormText</name>
    <message>
        <source>whole kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses moving statistics in inference: {formula}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes no statistics, each element by itself: {formula}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves x as it is: {formula}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalizes the kernel over {axes}: {formula}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares statistics over {axes}: {formula}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NormsSection</name>
    <message>
        <source>Norms shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down move the norm, Delete removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wu &amp;&amp; He</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wu &amp; He</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows batch, layer, instance and group norm, as the paper&apos;s figure does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the norms of Wu &amp; He</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Inference: the elements of a channel share one moving mean and variance. No output depends on another element of this batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps seen: {steps}. The initial values (mean 0, variance 1) still have a weight of {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving mean and variance are those of a trained layer, one of each per channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code makes a new layer, with moving mean 0 and variance 1. Shown is a trained layer that is called with training=False (PyTorch: after eval()).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“evaluate” and “predict” use moving statistics instead of these: switch to inference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code makes a new layer, with moving mean 0 and variance 1. Shown is a layer that has been trained on this batch (steps seen: {steps}) and is called with training=False (PyTorch: after eval()).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch&apos;s moving variance is the unbiased one, n/(n − 1) = {size}/{less} times that of Keras: outputs differ in inference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bias before it has no effect: subtracting the mean removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code makes a new layer, with moving mean 0 and deviation 1. Shown is a layer that has been trained on this batch (steps seen: {steps}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unclipped, r and d undo the batch&apos;s mean and deviation: what changes y is its own x alone. They receive no gradient: what receives gradient is the whole set (elements: {size}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper starts with r = 1 and d = 0, which is batch norm, and widens the bounds; Keras clips only where renorm_clipping is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No statistics: each element by itself. α is learned, one number, and starts at 0.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras {installed} is installed; its layer is there from Keras {since} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ is 0: y is β whatever x is, and a relu after it passes no gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ is 0: y is {left}, but with ε = 0 Keras gives NaN where the root is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ is 0: y is β whatever x is; a relu after it still passes a gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ is 0: y is 0 whatever x is, and a relu after it passes no gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By default, training starts with γ = 1 and β = 0, not with random numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the paper max(y, τ) with a learned τ follows, in place of relu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras learns C·H·W = {all} numbers each for γ and β, PyTorch&apos;s GroupNorm C = {channels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras learns C·H·W = {all} numbers for {name}, PyTorch&apos;s GroupNorm C = {channels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mean is subtracted: an offset of x remains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“axis” of BatchNormalization names the axis that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“axis” of LayerNormalization names the axes that are reduced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“axis” of GroupNormalization names the axis that is split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“groups” is the number of groups, not their size: groups = {channels} is instance norm, groups = 1 is layer norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channels must be a multiple of the groups: {product}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as group norm with 1 group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as group norm with one group per channel ({groups}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same as group norm with 1 group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LayerNormalization() of Keras takes only the channels of one pixel ({channels}), not all of a sample. Number of sets: {sets} instead of {samples}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On (N, C, H, W) LayerNormalization() of Keras would take only the elements along W ({width}): name the axis, as the code does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here the tensor is a layer&apos;s kernel (Cₒ, Cᵢ, kh, kw), not an activation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>g, the length of each output channel&apos;s kernel, is learned separately. Training starts with g = ‖v‖, so that w = v; with “first step from data” the first training step sets g instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown is the converged layer. Keras normalizes in calls with training=True only, one step of power iteration each; PyTorch starts with 15 steps. In general, σ₁ of a fresh layer is not 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is normalized: the baseline for the other norms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With ε = 0 Keras and PyTorch give NaN where the root is 0; here x̂ is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With ε = 0 PyTorch&apos;s BatchNorm2d raises an error, and Keras gives NaN where σ² is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With ε = 0 Keras and the PyTorch code give NaN where σ² is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With ε = 0 Keras gives NaN where the root is 0; in PyTorch and here x̂ is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an error where a set has one element; Keras gives β.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an error where a set has one element; with ε = 0 Keras gives NaN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With ε = 0 Keras gives NaN or infinity where the moving variance is 0; here x̂ is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UnitNormalization of Keras always takes ε = 1e-12, not {epsilon}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesWindow</name>
    <message>
        <source>Speaker’s notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time since the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of the slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No slides: add some with Shift+F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This slide has no notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last slide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberSlider</name>
    <message>
        <source>Choose {low} to {high} instead of {value}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{text} can mean {first} or {second}. Write it without a comma.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersGrid</name>
    <message>
        <source>The numbers of the highlighted element; blue ones come from its statistic set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the element</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersSection</name>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>factor of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elements of one set share the same statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistic sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A moving mean and variance of each channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No element shares statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 set of all {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 set of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} sets of {size}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnDigitsModel</name>
    <message>
        <source>Save a digit as {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete own digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the label to {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The own digits in {path} are damaged: the file is now called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnDigitsPage</name>
    <message>
        <source>Own digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a digit to change the label of the selected ones; Delete deletes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as {digit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the drawing among your own digits, as {digit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the selected digits; undo brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the drawing as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagePane</name>
    <message>
        <source>Page to draw on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit with mouse, pen or finger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a drawing to restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier drawings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageSaver</name>
    <message>
        <source>Interactive page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save lesson as page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelActions</name>
    <message>
        <source>S&amp;ettings panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;nspector panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;gure only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides both panels, or shows them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides a panel beside the figure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotBar</name>
    <message>
        <source>&amp;y axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits y to the values, or zooms in on the end as the codelab does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom ×{zoom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoo&amp;th</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the mean of so many batches; their own values stay behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a&amp;xis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the axis of the loss is logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows runs that differ by their seed alone as mean ± deviation.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotOptions</name>
    <message>
        <source>Lo&amp;g axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the axis of the loss is logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting over which the plot is drawn; it is the mean over the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acr&amp;oss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotPane</name>
    <message>
        <source>Loss and accuracy over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thin: each batch in training. Wide: validation after each epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training against validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start to train: loss and accuracy appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Values at the cross hair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch (thin: training, wide: validation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch (thin: training, mean of {count} samples; wide: validation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: loss {loss}, in validation {val_loss}, accuracy {accuracy}, in validation {val_accuracy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PredictionClient</name>
    <message>
        <source>{model} cannot answer. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} cannot answer. {problem} Untick it, or train it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PredictionController</name>
    <message>
        <source>Loading the models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit: the answers appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is chosen: tick one at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the answers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model can answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the mean and variance of this batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Presentation &amp;mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the view alone in large text; the slides&apos; keys go on and back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemReports</name>
    <message>
        <source>normviz ended unexpectedly last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is on the clipboard: paste it into your message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report could be gathered; “normviz doctor” in a terminal says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>proving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{proof} · Keras {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{proof} · PyTorch {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof of {norm}: {proof}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check on the real layer is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensors of more than {most} elements are not proven here: “normviz prove” does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The real layer contradicts the figure. Click to see how.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The real layer confirms the figure. Click to see how that was proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receives gradient: {gradient} instead of {elements}, {missing} missing and {outside} outside of the set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes y: {moved} instead of {changing}, {still} missing and {moved_outside} too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest |layer − formula| is {difference}; up to {tolerance} is rounding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PyTorch code differs from Keras by up to {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inputs for which the derivative of this output is not 0: {gradient}; claimed: {elements}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outputs that move when this one input is changed: {moved}; claimed: {changing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receives gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest |layer − formula|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal, float64, seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a copy of the layer on each of {replicas} parts of the processor (MirroredStrategy), called with {samples} of {all} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line below, on the same tensor; largest |PyTorch − Keras|: {difference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keras} in Keras weighs the old statistics, {torch} in PyTorch the new ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after one step from 1: {keras} in Keras (biased), {torch} in PyTorch (unbiased); until inference nothing differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epsilon} in both lines; left out, it is 0.001 in Keras and 0.00001 in PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sets and all values are as claimed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set of one element: its derivative is 0, as it has to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuted: {agreed} of {elements}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient {gradient}, y {changing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{agreed} of {elements}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Proof of {norm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer itself is called on a random tensor in float64: once for the derivative of one output with respect to every input, once more after that one input was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofSection</name>
    <message>
        <source>Refuted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The real layer refutes this figure. {findings}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuizDialog</name>
    <message>
        <source>Quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed asks the same questions, in a whole class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save answers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {why}
{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {asked} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} {right} of {asked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses what the window shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} (Ctrl+{number})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatePlot</name>
    <message>
        <source>The learning rate over the epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {first} in the first step to {last} in the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeSection</name>
    <message>
        <source>Re&amp;cipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of a tutorial, codelab or answer, with its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings to begin with: those of the source, or shorter ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarkRow</name>
    <message>
        <source>Check on this tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes both sides for every element and compares them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest difference on this tensor: {difference}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>ε is {share} of what stands under the root: it damps this set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near μ = {mean} y changes by {step} from one float32 number to the next: the layer&apos;s own y, in float32, can be off by that and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set has one element: y is β = {beta} whatever x is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set has one element: here y is β = {beta} whatever x is, with ε = 0 the layer itself gives NaN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set has one element: up to ε, only the sign of x is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set has one element: v/‖v‖ is its sign, g its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set has two elements: up to ε, only which one is larger is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With these sizes this is the same as {norm}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several devices change nothing: no statistics are shared over the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronized: the statistics are those of all {count} devices together, as on one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of {count} devices normalizes its own {samples} of {all} samples: what it computes does not depend on the others.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarksSection</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>The whole report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the whole report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Plots of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare several batch sizes or learning rates: the error over them appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare norms at several batch sizes or learning rates: a map of both appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Compare to train: mean and deviation over the seeds appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has begun yet: the curves appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results and runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultTabs</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs and what they have learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows tabs that have no room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>Of the last epoch, on the validation data: mean ± deviation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the seeds&apos; best accuracies, and the epochs in which they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chance of a difference as large where there is none: paired t-test, two-sided. It is not corrected for the number of combinations: of many, a few look worse by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms/step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference to the best mean, by seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}, {failed} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Estimated steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading TensorFlow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data and building the network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing at the next step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping at the next step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}, step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left, {ms} ms per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps per epoch: about {steps}. In all: {all}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunExports</name>
    <message>
        <source>Export CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras model (*.keras)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Keras model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {path}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to TensorBoard: choose the log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command line is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunLibrary</name>
    <message>
        <source>Change tags and note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {path} yet. It is made when you train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs are being listed again from their folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is left out: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} runs are left out. The first: {problem}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete runs ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the network…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading TensorFlow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number} of {runs}, about {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing at the next step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping at the next step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting {workers} processes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{done} of {runs} runs done, about {left} left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Pausing when the runs under way have ended…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsAccess</name>
    <message>
        <source>{path} is in use by another program. Your changes are saved as soon as that program releases it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>No run holds all of what is searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} is no condition: expected one of {fields} before the sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} is no condition: expected : or = before a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} is no condition: expected a number behind the sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} is no condition: expected a text behind the sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start: the run appears here and is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the runs that hold all of these words. Conditions are words too: norm:batch, batch&gt;8, best&gt;=0.9, seed=1, tag=paper, note:&quot;too slow&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select runs to compare their curves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaliencySection</name>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the pixels alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a little more ink would change the answer most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much less sure the answer is without the ink at each place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which pixels mattered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the &amp;page too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lays the colours over the drawing on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the page too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the small picture at the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: teal supports {digit}, brown opposes it. Click a panel to choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours appear with the answer to a drawn digit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SceneFiles</name>
    <message>
        <source>Save s&amp;lides…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the list of slides to a .normviz file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes and models ({suffixes})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes (*.normviz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models ({suffixes})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no slides yet. Add one with View ▸ Slides for a talk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides (*.normviz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides saved to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleSection</name>
    <message>
        <source>Schedu&amp;le</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes during training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Le&amp;arning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rate begins with, apart from a floor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each epoch multiplies the rate by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate that the schedule approaches in the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After this many steps the decaying part has fallen to 1/e (37 %).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much each step adds to the divisor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls every epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverse time decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate = learning rate · factor^epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate = floor + learning rate · exp(−step / steps), {first} in the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate = learning rate / (1 + decay · step)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScreenMenu</name>
    <message>
        <source>Present &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {name}, {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Shows or hides the section “{title}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expanded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>rate {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained on {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validated on {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} training samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm’s momentum {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ starts at {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β starts at {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all training samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε of Keras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm before the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no norm before the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synchronized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not synchronized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deterministic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not deterministic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first step from data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first step not from data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε fixed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every model reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the chosen runs read at every kept step of their training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawings that you keep, with labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizesField</name>
    <message>
        <source>as in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a whole number from 1 to {high}, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type up to {most} sizes such as 224 × 224 × 3, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlideList</name>
    <message>
        <source>F2 renames, Alt+Up and Alt+Down or dragging move, Enter shows the slide&apos;s scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of slides</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message>
        <source>Add a slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename a slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update a slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides for a tal&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the list of scenes to present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{view} {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} slides, as many as one file holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlidesPanel</name>
    <message>
        <source>Notes of the slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you want to say; it is not shown while you present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what the view shows; F5 presents it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds what the view shows after this slide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts what the view shows into this slide; title and notes stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes this slide; Undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the slides to a .normviz file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presents from this slide on (F5).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerNotes</name>
    <message>
        <source>S&amp;peaker’s notes window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presents, with notes, next slide and time in a window of their own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpecPanel</name>
    <message>
        <source>Settings of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started. {field}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpectrumClient</name>
    <message>
        <source>σ₁ of the kernel is being computed…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether TensorFlow is loaded; the Cube view does not need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device that trains and predicts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training: {run}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Step of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step whose weights are shown; at the end the newest ones are followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back&amp;ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pla&amp;y the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} of {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop pla&amp;ying</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Steps left out, because their weights are cut or damaged: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>Why there are no curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers over the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run is chosen. Train one, and tick it at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit to see when the runs learn to read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SweepChoice</name>
    <message>
        <source>Comparison sho&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison that was trained, or begun, the newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it compares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SweepFiles</name>
    <message>
        <source>Open sweep file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is opened as {sweep}. Go on trains what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SweepSettingsPanel</name>
    <message>
        <source>Settings of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started. {field}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network that is trained, in its quick preset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;cipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norms that are compared. Space ticks the one in focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which should I take?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each is trained, from other random numbers each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch sizes to go over, such as 2 4 8; empty: the recipe&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learning rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First learning rates to go over; empty: the recipe&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many runs are trained at once, each in a process with one core, so that its weights are the same wherever it is trained. With 1, Pause and Stop act at the next step. With more, Pause lets the runs that are under way end; Stop ends them, and Go on begins them anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training several runs at once needs two cores and Dask: pip install &quot;normviz[cluster]&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type up to {most} whole numbers from 1 to {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type up to {most} numbers above 0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TensorSection</name>
    <message>
        <source>&amp;N samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples in the batch: how many images there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;C channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels: how many features each image has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H he&amp;ight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of each feature map, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;W width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of each feature map, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels first, as PyTorch writes shapes and indices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels last, as Keras writes shapes and indices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order in which axes are written; the sets stay the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {axis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape} is too large: {count}. The largest number of elements is {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write axes as {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape}: one element</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{shape}: {count} elements</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Drawing tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws (P).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erases (E), as the right mouse button does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the pen; the page is 400 wide. Keys: [ and ].</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A short tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shares statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the pointer over a cube: what turns blue shares one mean and one variance with the element below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norms side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which norms are shown. All of them highlight the same element, and the numbers of the focused one stand at the other side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recipe and a norm, and start. The curves grow while the network learns; every run is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on the page: networks with different norms read your digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each lesson says what people believe, what is true, and shows it with the other views. This tour stays in the menu Help.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>Validation accuracy {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training accuracy {value}, on the data that it learned from; nothing was validated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training accuracy {value}, on the test data that it learned from; nothing was validated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is finished: validation accuracy {accuracy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validated on own digits that were set aside: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validated on these, since there are too few own digits to set some aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy on {count} test digits of {data} before: {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy on {count} test digits of {data}: {before} before, {after} after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random, uniform ±0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random, normal 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random, truncated normal 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absolute values (L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squares (L2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both (L1 and L2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm of at most 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm of 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} Parameters: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{preset}, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recipe has no preset {wanted}: {taken} is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts from the weights of {start}. Another recipe or norm starts from random weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains on the test data, as the source does: the accuracy says nothing about new data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published with {norm}: validation accuracy {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published: validation accuracy {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published with {norm}: training accuracy {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published: training accuracy {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: mean ± deviation of {n} seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy {training} in training, {validation} in validation: no clear gap that would tell of overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy {training} in training, {validation} in validation: the network knows its training data better than new ones (overfitting).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy {training} in training, {validation} in validation with moving statistics, of which the start still weighs {weight}: see Batch norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss was lowest in epoch {epoch} and has risen since, while the training loss falls (overfitting).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean and variance of each batch, as in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moving mean and variance that the run has kept, as in inference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean and variance over the training set, for these weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the first mean and variance still weigh in the moving ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {label}, and the network says so ({share}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {label}, and the network says {said} ({share}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipe}, faithful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipe}, quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}; its files were deleted: the curves are kept, the weights are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipe}; preset: {preset}, seed: {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a name; its id: {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name, else what tells it from the others; the colour is that of its lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the run stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network and how it is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norm in the recipe&apos;s slots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best validation accuracy of all epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation accuracy of the last epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training accuracy of the last epoch: on the data that it learned from, as a mean over the epoch while it still learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples per step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed epochs, of all that are planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms/step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milliseconds per step in the last epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags that you have given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mark} {title} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of {count} runs, deviation {deviation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is being trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the training and close? The run is kept and can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was trained on other data than those found now. {difference} Resume it with the data found now? Its curves will then show both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume with these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainActions</name>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses or resumes the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training; the run is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumes the selected run where it was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over the s&amp;ettings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the settings of the selected run into the panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its la&amp;yers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the activations of the run&apos;s layers in the cube.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renames the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;gs and note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the selected runs tags, and a single one a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes runs; Undo brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy co&amp;mmand line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the command that trains the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes all values of the selected runs as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export pl&amp;ots…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the plots as a PNG, SVG or PDF file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;Keras model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the trained network of the selected run as a .keras file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to &amp;TensorBoard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the selected runs as event files into a folder of logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w all of the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoes all moving and zooming of the plots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainView</name>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the values of the curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+, −</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of the plots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingIntents</name>
    <message>
        <source>Another run is being trained. Wait for its end or stop it, then train on these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingSection</name>
    <message>
        <source>Ep&amp;ochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times each training sample is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples per step; batch norm computes its statistics over them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opt&amp;imizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the gradients change the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the previous update that is added to the next one, in gradient descent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes the gradient at the point that momentum leads to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropo&amp;ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the values that are set to 0 at random in training, to reduce overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initializes all random numbers. Runs that differ only in their seed show how much results vary by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient descent (SGD)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwoModesSection</name>
    <message>
        <source>The same element of the same tensor, with the statistics of either mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training and inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the whole tensor both give the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the whole tensor the outputs of both differ by up to {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean μ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variance σ²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalized x̂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output y</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValidationPage</name>
    <message>
        <source>Validation data with predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s answer stands below each picture; wrong answers come first, in red.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one run to see what it gets wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no weights yet. Train it for at least one epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{data}: the samples are points, not pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}: {errors} of {total} wrong ({share}). They come first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueList</name>
    <message>
        <source>as in the recipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewSection</name>
    <message>
        <source>&amp;Slabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of slabs into which a cube is pulled apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>G&amp;ap in %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap between two slabs, in percent of a slab&apos;s thickness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cubes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One solid cube for each norm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sample and channel flat: none hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cubes, and beneath them the same as tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cube stays in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slabs of some samples each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slabs of some channels each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H, W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slabs of some pixels each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull apart along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices taken off the near side along {axis}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peel along {axis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peel off the near side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the cubes from the initial angle again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull the cubes apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the number of slabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peel the cubes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WholeSpin</name>
    <message>
        <source>Type a whole number from {low} to {high} instead of {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a whole number instead of {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyButton</name>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the lesson about this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_PlacesField</name>
    <message>
        <source>Numbers of validation samples from 0 on, such as 0, 5, 7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers from 0 on, at most {most} of them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_RunPanel</name>
    <message>
        <source>What the run reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probabilities of the ten digits over the kept steps of the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}: {digit}, {share}; read so since step {since}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
